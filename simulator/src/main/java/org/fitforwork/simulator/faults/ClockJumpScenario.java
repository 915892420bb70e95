package org.fitforwork.simulator.faults;

import java.time.Duration;
import java.util.Map;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.provider.Fault;
import org.fitforwork.simulator.stage.Stage;
import org.fitforwork.simulator.stage.Wiring;

/** One gateway's clock jumps an hour ahead, then to an hour behind, then back; some deliveries fail all the while. */
final class ClockJumpScenario implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration JUMP = Duration.ofHours(1);
    private static final double FAILING = 0.3;

    private final Sizes sizes;

    ClockJumpScenario(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "clock-jump";
    }

    @Override
    public Wiring wiring() {
        return Wiring.TURNED_CLOCK;
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Duration time = sizes.time(TIME);
        // A retry's time is written down by a clock that is wrong.
        stage.providersBehave(new Behaviour(Map.of(Fault.UNAVAILABLE, FAILING), Duration.ZERO, 1));
        stage.clock().turn(JUMP);
        stage.watch().pass(time);
        stage.clock().turn(JUMP.negated());
        stage.watch().pass(time);
        stage.clock().turn(Duration.ZERO);
        return Injected.of("clock of one gateway +1 h for %d s, then -1 h as long".formatted(time.toSeconds()));
    }
}
