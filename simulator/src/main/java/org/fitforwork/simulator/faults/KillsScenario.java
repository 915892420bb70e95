package org.fitforwork.simulator.faults;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fitforwork.simulator.stage.GatewayProcess;
import org.fitforwork.simulator.stage.Stage;

/** {@code kill -9} of a gateway or of PostgreSQL, again and again, each started again at once. */
final class KillsScenario implements Scenario {
    private static final int SHORTEST_PAUSE = 1_000;
    private static final int LONGEST_PAUSE = 5_000;

    private final Sizes sizes;
    private final PrintWriter out;

    KillsScenario(Sizes sizes, PrintWriter out) {
        this.sizes = sizes;
        this.out = out;
    }

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Random random = new Random(sizes.seed());
        List<Boolean> hitsGateway = plan(random);
        for (int i = 0; i < hitsGateway.size(); i++) {
            stage.watch().pass(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)));
            if (hitsGateway.get(i)) {
                // The other one serves meanwhile.
                stage.heal();
                GatewayProcess gateway =
                        stage.gateways().get(random.nextInt(stage.gateways().size()));
                gateway.kill();
                out.printf("kill %d of %d: the %s%n", i + 1, hitsGateway.size(), gateway);
            } else {
                stage.postgres().kill();
                out.printf("kill %d of %d: PostgreSQL%n", i + 1, hitsGateway.size());
            }
            stage.revive();
        }
        long gateways = hitsGateway.stream().filter(hit -> hit).count();
        return Injected.of(
                "kill -9: %d of a gateway, %d of PostgreSQL".formatted(gateways, hitsGateway.size() - gateways));
    }

    /** The asked share exactly, in random order; a share that is neither none nor all hits both at least once. */
    private List<Boolean> plan(Random random) {
        long gateways = Math.round(sizes.kills() * sizes.gatewayShare());
        if (sizes.gatewayShare() > 0 && sizes.gatewayShare() < 1 && sizes.kills() > 1) {
            gateways = Math.min(Math.max(gateways, 1), sizes.kills() - 1);
        }
        List<Boolean> plan = new ArrayList<>();
        for (int i = 0; i < sizes.kills(); i++) {
            plan.add(i < gateways);
        }
        Collections.shuffle(plan, random);
        return plan;
    }
}
