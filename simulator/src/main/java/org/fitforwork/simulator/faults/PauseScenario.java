package org.fitforwork.simulator.faults;

import java.time.Duration;
import org.fitforwork.simulator.stage.Stage;

/** PostgreSQL stopped for a while, as for an update. */
final class PauseScenario implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(60);

    private final Sizes sizes;

    PauseScenario(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Duration time = sizes.time(TIME);
        stage.postgres().stop();
        stage.watch().pass(time);
        stage.postgres().start();
        return Injected.of("PostgreSQL stopped for %d s".formatted(time.toSeconds()));
    }
}
