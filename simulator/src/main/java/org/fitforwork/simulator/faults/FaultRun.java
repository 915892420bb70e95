package org.fitforwork.simulator.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.simulator.count.Books;
import org.fitforwork.simulator.count.Counts;
import org.fitforwork.simulator.count.Ledgers;
import org.fitforwork.simulator.count.Report;
import org.fitforwork.simulator.count.Result;
import org.fitforwork.simulator.gp.Surgery.Order;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.stage.Stage;
import org.fitforwork.simulator.stage.Stage.Places;
import org.fitforwork.simulator.stage.Wiring;
import org.jspecify.annotations.Nullable;

/** Plays scenarios one after another: load, fault, healing, settling, counting. */
final class FaultRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SERVED = Duration.ofMinutes(1);
    private static final int WARM = 10;
    private static final String TEMPLATE =
            "fhir-profiles/src/main/fhir/examples/valid/fit-for-work-out-of-work-gp.json";

    private final Places places;
    private final Pressure pressure;
    private final PrintWriter out;
    private final Clock clock;
    private final Sleep sleep;
    private @Nullable Stage stage;
    private @Nullable Wiring wiring;
    private int stages;
    private int played;

    /**
     * The load.
     *
     * @param rate referrals a second, all senders together
     * @param settle how long owed messages may take once all is healed
     */
    record Pressure(int senders, double rate, Duration settle, long seed) {}

    FaultRun(Places places, Pressure pressure, PrintWriter out, Clock clock, Sleep sleep) {
        this.places = places;
        this.pressure = pressure;
        this.out = out;
        this.clock = clock;
        this.sleep = sleep;
    }

    List<Result> play(List<Scenario> scenarios) throws Exception {
        List<Result> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Result result = play(scenario, stageFor(scenario.wiring()));
            out.println(Report.row(result));
            results.add(result);
        }
        return results;
    }

    /** A stage that an earlier scenario has left serves again if it is wired as needed. */
    private Stage stageFor(Wiring needed) throws Exception {
        if (stage != null && needed.equals(wiring)) {
            return stage;
        }
        close();
        stages++;
        Path scratch = places.scratch().resolve("stage-" + stages);
        out.printf("starting PostgreSQL and %d gateways in %s%n", needed.gateways(), scratch);
        Stage opened = Stage.open(
                new Places(places.project(), places.jar(), scratch, places.diskMegabytes()),
                needed,
                pressure.seed(),
                clock,
                sleep);
        stage = opened;
        wiring = needed;
        if (opened.endedByThemselves() > 0) {
            out.printf("a gateway ended by itself while starting: %d times%n", opened.endedByThemselves());
        }
        return opened;
    }

    private Result play(Scenario scenario, Stage on) throws Exception {
        played++;
        Instant start = clock.instant();
        Path file = places.scratch()
                .resolve("%d-%s.journal".formatted(played, scenario.name().replace(' ', '-')));
        int endedBefore = on.endedByThemselves();
        long severalKeysBefore = on.inbox().underSeveralKeys();
        try (Traffic traffic = new Traffic(order(on, scenario.spread()), file, clock, sleep)) {
            out.printf("%s: referrals are coming in%n", scenario.name());
            traffic.start();
            if (!on.watch().until(SERVED, () -> traffic.acknowledged() >= WARM)) {
                throw new IOException("no referral is taken; see the logs in " + places.scratch());
            }
            Injected injected = scenario.inject(on, traffic);
            out.printf("%s: healing%n", scenario.name());
            on.providersBehave(Behaviour.HEALTHY);
            on.heal();
            boolean finished = traffic.finish(PATIENCE);
            out.printf("%s: waiting until nothing is owed%n", scenario.name());
            Books books = new Books(on.postgres().url(), traffic.prefix());
            on.watch().until(pressure.settle(), () -> books.owed() == 0);
            Counts counts = Counts.of(new Ledgers(
                    traffic.journal(),
                    books.referrals(),
                    books.owed(),
                    books.dead(),
                    books.surplusTasks(),
                    on.inbox().arrivals(),
                    on.inbox().underSeveralKeys() - severalKeysBefore));
            int ended = on.endedByThemselves() - endedBefore;
            return new Result(
                    scenario.name(),
                    injected.what() + (ended == 0 ? "" : "; a gateway ended by itself %d times".formatted(ended)),
                    counts,
                    injected.unless(finished, "some senders were never answered")
                            .failings(),
                    Duration.between(start, clock.instant()),
                    pressure.seed());
        }
    }

    private Order order(Stage on, boolean spread) {
        return new Order(
                on.bases(),
                spread,
                "demo-gp",
                "demo-gp-secret",
                places.project().resolve(TEMPLATE),
                // Another seed for each scenario: a stage keeps the referrals of the one before.
                pressure.seed() + played,
                pressure.senders(),
                Integer.MAX_VALUE,
                Duration.ofHours(24),
                pressure.rate(),
                PATIENCE);
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
            stage = null;
        }
    }
}
