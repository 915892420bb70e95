package org.fitforwork.simulator.faults;

import java.time.Duration;
import java.util.Map;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.provider.Fault;
import org.fitforwork.simulator.stage.Stage;

/** Every call to every provider fails in one way for a while. */
final class ProviderScenario implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int RETRY_AFTER = 5;

    private final Fault fault;
    private final Sizes sizes;

    ProviderScenario(Fault fault, Sizes sizes) {
        this.fault = fault;
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "provider " + fault.code();
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Duration time = sizes.time(TIME);
        int before = calls(stage);
        stage.providersBehave(new Behaviour(Map.of(fault, 1.0), Duration.ZERO, RETRY_AFTER));
        stage.watch().pass(time);
        int failed = calls(stage) - before;
        stage.providersBehave(Behaviour.HEALTHY);
        return Injected.of("%d calls met it in %d s".formatted(failed, time.toSeconds()))
                .unless(failed > 0, "no call met the fault");
    }

    private static int calls(Stage stage) {
        return stage.inbox().arrivals().stream()
                .mapToInt(arrival -> arrival.arrived())
                .sum();
    }
}
