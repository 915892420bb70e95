package org.fitforwork.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitforwork.simulator.count.Books;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.provider.Fault;
import org.fitforwork.simulator.stage.Stage;

/** The gateway that holds the leases is killed; the other one takes over when they run out. */
final class ReplicasScenario implements Scenario {
    /** So many deliveries are under way at least when the gateway dies. */
    private static final int ENOUGH = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** {@code gateway.outbox.lease} of {@code config/application.yaml}: one that was taken a moment ago lasts so long. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** The lease, the poll, and the time of the deliveries. */
    private static final Duration BOUND = LEASE.plusSeconds(10);

    @Override
    public String name() {
        return "replicas";
    }

    /** The one that takes a referral is woken by its commit, so the first one holds nearly every lease. */
    @Override
    public boolean spread() {
        return false;
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Books books = new Books(stage.postgres().url(), traffic.prefix());
        stage.providersBehave(Behaviour.always(Fault.HANG));
        stage.watch().until(PATIENCE, () -> books.leased().size() >= ENOUGH);
        stage.gateways().get(0).kill();
        Instant killed = stage.watch().now();
        List<String> leased = books.leased();
        stage.providersBehave(Behaviour.HEALTHY);
        boolean taken = stage.watch().until(BOUND, () -> books.stillOwed(leased) == 0);
        Duration took = Duration.between(killed, stage.watch().now());
        return Injected.of("kill -9 of the gateway that held %d leases; delivered by the other within %d s"
                        .formatted(leased.size(), took.toSeconds()))
                .unless(leased.size() >= ENOUGH, "too few leases were held to show anything")
                .unless(taken, "the other gateway did not take over in time");
    }
}
