package org.fitforwork.simulator.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
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
        RandomGenerator random = new SplittableRandom(sizes.seed());
        int gateways = gateways();
        int left = gateways;
        int sinceGateway = 0;
        for (int i = 0; i < sizes.kills(); i++) {
            stage.watch().pass(Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE)));
            boolean hitsGateway = random.nextInt(sizes.kills() - i) < left;
            // The other gateway serves meanwhile. One kill of PostgreSQL may hit a gateway that is starting, but were
            // it
            // hit by each, it would never be up again.
            if (hitsGateway || sinceGateway == 1) {
                stage.heal();
            }
            String victim = hitsGateway ? killGateway(stage, random) : killPostgres(stage);
            left -= hitsGateway ? 1 : 0;
            sinceGateway = hitsGateway ? 0 : sinceGateway + 1;
            out.printf("kill %d of %d: %s%n", i + 1, sizes.kills(), victim);
            stage.revive();
        }
        return Injected.of("kill -9: %d of a gateway, %d of PostgreSQL".formatted(gateways, sizes.kills() - gateways));
    }

    /** The asked share exactly; one that is neither none nor all hits both at least once. */
    private int gateways() {
        int share = (int) Math.round(sizes.kills() * sizes.gatewayShare());
        boolean both = sizes.gatewayShare() > 0 && sizes.gatewayShare() < 1 && sizes.kills() > 1;
        return both ? Math.min(Math.max(share, 1), sizes.kills() - 1) : share;
    }

    private static String killGateway(Stage stage, RandomGenerator random) throws InterruptedException {
        GatewayProcess gateway =
                stage.gateways().get(random.nextInt(stage.gateways().size()));
        gateway.kill();
        return gateway.toString();
    }

    private static String killPostgres(Stage stage) throws IOException {
        stage.postgres().kill();
        return "PostgreSQL";
    }
}
