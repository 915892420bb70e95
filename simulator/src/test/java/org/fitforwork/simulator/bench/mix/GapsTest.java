package org.fitforwork.simulator.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GapsTest {
    private final Gaps gaps = new Gaps("{{a}}, {{b}} and {{a}} {are} filled");

    @Test
    void each_gap_is_filled_wherever_it_is() {
        assertThat(gaps.fill(Map.of("a", "1", "b", "{{a}}"))).isEqualTo("1, {{a}} and 1 {are} filled");
    }

    @Test
    void a_gap_without_a_value_is_an_error() {
        assertThatThrownBy(() -> gaps.fill(Map.of("a", "1"))).hasMessage("b");
    }
}
