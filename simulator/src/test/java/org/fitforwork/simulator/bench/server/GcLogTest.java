package org.fitforwork.simulator.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcLogTest {
    private static final long MEGA = 1024 * 1024;

    @Test
    void the_largest_heap_before_and_after_a_collection_is_found() {
        assertThat(
                        GcLog.parse(
                                """
                        [0.010s][info][gc] Using G1
                        [1.234s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 123M->45M(512M) 5.123ms
                        [2.345s][info][gc] GC(1) Concurrent Mark Cycle
                        [3.456s][info][gc] GC(2) Pause Full (Metadata GC Threshold) 99M->67M(512M) 50.1ms
                        """))
                .isEqualTo(new GcLog(123 * MEGA, 67 * MEGA, 45 * MEGA, 2));
    }

    @Test
    void without_a_collection_nothing_is_known() {
        assertThat(GcLog.parse("[0.010s][info][gc] Using Serial")).isEqualTo(new GcLog(0, 0, 0, 0));
    }
}
