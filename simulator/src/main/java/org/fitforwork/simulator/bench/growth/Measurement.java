package org.fitforwork.simulator.bench.growth;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.fitforwork.simulator.bench.drive.ClosedLoop;
import org.fitforwork.simulator.bench.drive.OpenLoop;
import org.fitforwork.simulator.bench.growth.GrowthRun.Sizes;
import org.fitforwork.simulator.bench.growth.Searches.Known;
import org.fitforwork.simulator.bench.growth.Stand.Size;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.result.Measuring;
import org.fitforwork.simulator.bench.result.Window;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.Operator;
import org.fitforwork.simulator.pace.Watch;

/** Finds out how the gateway does with what is stored. */
final class Measurement {
    static final String OWED = "select count(*) from referral.owed_message where state = 'owed'";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS = 1e9;
    /** Of what the gateway takes, while a backlog drains. */
    private static final double MEANWHILE = 0.2;

    private static final String RECONCILIATION = "/admin/reconciliation";
    private static final Caller.Client OPERATOR = new Caller.Client(Operator.CLIENT, Operator.SECRET);
    private static final String PAUSE = "insert into referral.paused_destination (organisation, since, paused_by)"
            + " select distinct provider, now(), 'growth' from referral.referral on conflict do nothing";
    private static final String RESUME = "delete from referral.paused_destination where paused_by = 'growth'";

    private final Contender gateway;
    private final Database database;
    private final Caller caller;
    private final Sizes sizes;
    private final Watch watch;
    private final PrintWriter out;

    Measurement(Contender gateway, Database database, Caller caller, Sizes sizes, Watch watch, PrintWriter out) {
        this.gateway = gateway;
        this.database = database;
        this.caller = caller;
        this.sizes = sizes;
        this.watch = watch;
        this.out = out;
    }

    /** @param known some referrals to ask for */
    Stand of(List<Known> known) throws Exception {
        Size size = new Size(
                database.number("select count(*) from referral.referral"),
                database.number("select count(*) from referral.event"),
                database.number("select count(*) from referral.audit_event"),
                database.number("select pg_database_size(current_database())"));
        say(
                "%d referrals, %d events, %d audited, %.1f GB; warming up for %d s",
                size.referrals(),
                size.events(),
                size.audited(),
                size.bytes() / NANOS,
                sizes.warmUp().toSeconds());
        ClosedLoop.warmUp(sizes.warmUp()).run(gateway.calls(), gateway.sender());
        Map<String, Latency> searches = new Searches(caller).measure(known);
        Window most = most();
        say("%.1f answered/s, errors %s", most.answeredPerSecond(), most.unexpected());
        double drained = drain(most.answeredPerSecond() * MEANWHILE);
        long open = database.number("select count(*) from referral.referral where open");
        double sweep = time(() -> caller.post(OPERATOR, RECONCILIATION));
        double balance = time(() -> caller.get(OPERATOR, RECONCILIATION));
        say("%d open referrals swept in %.1f s, the balance in %.0f ms", open, (sweep - balance) / 1000, balance);
        return new Stand(size, searches, most, drained, (sweep - balance) / Math.max(1, open), balance);
    }

    private Window most() throws Exception {
        Window most = new Measuring(gateway, watch)
                .untilDelivered(new ClosedLoop(sizes.connections(), sizes.window()), PATIENCE);
        watch.until(PATIENCE, () -> database.number(OWED) == 0);
        return most;
    }

    /** Messages a second that providers get after a while in which they got none, while referrals come in. */
    private double drain(double rate) throws Exception {
        database.run(PAUSE);
        new ClosedLoop(sizes.connections(), sizes.backlog()).run(gateway.calls(), gateway.sender());
        long newest = database.number("select max(sequence) from referral.owed_message");
        String left = OWED + " and sequence <= " + newest;
        long backlog = database.number(left);
        CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(() -> comeIn(rate));
        long start = System.nanoTime();
        database.run(RESUME);
        if (!watch.until(PATIENCE, () -> database.number(left) == 0)) {
            throw new IllegalStateException(
                    "of a backlog of %d messages %d are left".formatted(backlog, database.number(left)));
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        int came = meanwhile.get();
        say("a backlog of %d is drained in %.1f s, while %d came in", backlog, seconds, came);
        watch.until(PATIENCE, () -> database.number(OWED) == 0);
        return backlog / seconds;
    }

    private int comeIn(double rate) {
        try {
            return new OpenLoop(rate, sizes.backlog().dividedBy(2))
                    .run(gateway.calls(), gateway.sender())
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private interface Work {
        void does() throws Exception;
    }

    /** In ms. */
    private static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.does();
        return (System.nanoTime() - start) / NANOS_PER_MS;
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
