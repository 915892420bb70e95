package org.fitforwork.simulator.bench.growth;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitforwork.simulator.bench.drive.ClosedLoop;
import org.fitforwork.simulator.bench.growth.Lives.Begun;
import org.fitforwork.simulator.bench.growth.Searches.Known;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.StartUp;
import org.fitforwork.simulator.pace.Watch;

/** Has the gateway take some referrals to their end, multiplies them, and measures it with each number stored. */
final class GrowthRun {
    private static final int KNOWN = 100;
    private static final Duration SEND = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double MILLIS = 1000.0;

    private final Contender gateway;
    private final Sizes sizes;
    private final PrintWriter out;
    private final Watch watch;
    private final Caller caller;

    /**
     * How much, and for how long.
     *
     * @param base referrals that are taken to their end over HTTP
     * @param backlog how long referrals come in that no provider gets
     */
    record Sizes(
            int base, long small, long large, int connections, Duration warmUp, Duration window, Duration backlog) {}

    GrowthRun(Contender gateway, Sizes sizes, PrintWriter out, Clock clock, Watch watch) {
        this.gateway = gateway;
        this.sizes = sizes;
        this.out = out;
        this.watch = watch;
        this.caller = new Caller(gateway.process().base(), clock);
    }

    /** With little stored, and with much; each time with nothing open from before. */
    List<Stand> play() throws Exception {
        start();
        String url = gateway.process().database();
        Enlargement enlargement = new Enlargement(url, out);
        List<Known> known;
        try (Database database = new Database(url)) {
            known = base(database);
        }
        enlargement.base();
        gateway.process().stop();
        enlargement.to(sizes.small());
        Snapshot before = Snapshot.of(url);
        Stand small = measure(known);
        gateway.process().stop();
        before.restore();
        enlargement.to(sizes.large());
        return List.of(small, measure(known));
    }

    private Stand measure(List<Known> known) throws Exception {
        start();
        try (Database database = new Database(gateway.process().database())) {
            return new Measurement(gateway, database, caller, sizes, watch, out).of(known);
        }
    }

    private void start() throws Exception {
        StartUp startUp = gateway.start(watch);
        caller.signOut();
        out.printf(Locale.ROOT, "ready after %.1f s%n", startUp.ready().toMillis() / MILLIS);
    }

    private List<Known> base(Database database) throws Exception {
        out.printf("%d referrals are sent, and their providers take them to their end%n", sizes.base());
        do {
            new ClosedLoop(sizes.connections(), SEND).run(gateway.calls(), gateway.sender());
        } while (database.number("select count(*) from referral.referral") < sizes.base());
        if (!watch.until(PATIENCE, () -> database.number(Measurement.OWED) == 0)) {
            throw new IllegalStateException("messages are still owed after " + PATIENCE);
        }
        new Lives(caller)
                .complete(database.rows(
                        "select task_id, provider from referral.referral where open",
                        row -> new Begun(row.getString(1), row.getString(2))));
        Map<String, Referrer> referrers = gateway.referrers().stream()
                .collect(Collectors.toMap(Referrer::organisation, Function.identity(), (one, other) -> one));
        return database.rows(
                "select sender, identifier_system || '|' || identifier_value, service_request_id, task_id, provider"
                        + " from referral.referral order by id limit " + KNOWN,
                row -> new Known(
                        Objects.requireNonNull(referrers.get(row.getString(1)), "a client of the sender"),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }
}
