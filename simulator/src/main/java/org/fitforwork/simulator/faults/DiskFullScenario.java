package org.fitforwork.simulator.faults;

import java.time.Duration;
import org.fitforwork.simulator.stage.Stage;
import org.fitforwork.simulator.stage.Wiring;

/** Not a byte is left on the disk of PostgreSQL's data, for a while after the first sender feels it. */
final class DiskFullScenario implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Sizes sizes;

    DiskFullScenario(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public Wiring wiring() {
        return Wiring.SMALL_DISK;
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Duration time = sizes.time(TIME);
        stage.disk().fill();
        // What PostgreSQL has reserved of its log and its tables lasts for some referrals more.
        boolean felt = stage.watch().until(PATIENCE, () -> traffic.lastAcknowledged()
                .plus(SILENCE)
                .isBefore(stage.watch().now()));
        stage.watch().pass(time);
        boolean survived = stage.postgres().isAlive();
        stage.disk().relieve();
        return Injected.of("disk of PostgreSQL full for %d s; its postmaster %s"
                        .formatted(time.toSeconds(), survived ? "lived on" : "gave up and was started again"))
                .unless(felt, "nobody felt that the disk was full");
    }
}
