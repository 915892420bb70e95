package org.fitforwork.simulator.bench.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitforwork.simulator.bench.drive.ClosedLoop;
import org.fitforwork.simulator.bench.drive.Load;
import org.fitforwork.simulator.bench.drive.OpenLoop;
import org.fitforwork.simulator.bench.result.Measuring;
import org.fitforwork.simulator.bench.result.Window;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.GcLog;
import org.fitforwork.simulator.bench.server.StartUp;
import org.fitforwork.simulator.pace.Watch;

/** Starts the gateway, finds out what it takes, and asks a share of that of it for long. */
final class SoakRun {
    private static final double MEGA = 1024 * 1024;
    private static final double MILLIS = 1000.0;
    private static final double NANOS_PER_MS = 1e6;
    private static final String CONNECTIONS =
            "select count(*) from pg_stat_activity where backend_type = 'client backend'";
    private static final String OWED = "select count(*) from referral.owed_message where state = 'owed'";

    private final Contender gateway;
    private final PrintWriter out;
    private final Watch watch;
    private int read;

    SoakRun(Contender gateway, PrintWriter out, Watch watch) {
        this.gateway = gateway;
        this.out = out;
        this.watch = watch;
    }

    /** Referrals a second that it answers at most, once it is warm. */
    double most(int connections, Duration warmUp, Duration window) throws Exception {
        out.println("starting");
        StartUp startUp = gateway.start(watch);
        out.printf(
                Locale.ROOT,
                "ready after %.1f s, first referral in %.0f ms%n",
                startUp.ready().toMillis() / MILLIS,
                startUp.first().toNanos() / NANOS_PER_MS);
        out.printf("warming up for %d s%n", warmUp.toSeconds());
        measure(ClosedLoop.warmUp(warmUp));
        Moment moment = measure(new ClosedLoop(connections, window));
        print("most", moment);
        return moment.window().answeredPerSecond();
    }

    /** One moment for each {@code every}, and then one more with every provider up, until nothing is owed. */
    List<Moment> soak(double rate, Duration time, Duration every, Duration flap, Duration drain) throws Exception {
        out.printf(Locale.ROOT, "%.1f/s for %d min%n", rate, time.toMinutes());
        gateway.sink().flap(flap);
        List<Moment> moments = new ArrayList<>();
        for (long i = 0; i < time.dividedBy(every); i++) {
            moments.add(measure(new OpenLoop(rate, every)));
            print(Long.toString(i + 1), moments.get(moments.size() - 1));
        }
        gateway.sink().flap(Duration.ZERO);
        watch.until(drain, () -> count(OWED) == 0);
        return moments;
    }

    /** What a full collection leaves in its heap, in MB. */
    double liveHeap() throws IOException, InterruptedException {
        return gateway.process().liveHeap() / MEGA;
    }

    /** Messages that no provider has taken. */
    long owed() throws SQLException {
        return count(OWED);
    }

    private Moment measure(Load load) throws Exception {
        Window window = new Measuring(gateway, watch).of(load);
        String log = gateway.process().collectorLog();
        GcLog collections = GcLog.parse(log.substring(read));
        read = log.length();
        return new Moment(
                window,
                collections.leastLive() / MEGA,
                gateway.process().threads(),
                (int) count(CONNECTIONS),
                count(OWED));
    }

    private void print(String what, Moment moment) {
        Window window = moment.window();
        out.printf(
                Locale.ROOT,
                "%s: %.1f answered/s, accepted p50 %.0f p99 %.0f ms, delivered p50 %.0f p99 %.0f ms later, CPU %.1f + %.1f"
                        + " ms, heap %.0f MB, %d threads, %d connections, %d owed, fixed work %.0f ms, sender stood still for %.0f ms,"
                        + " errors %s%n",
                what,
                window.answeredPerSecond(),
                window.accept().p50(),
                window.accept().p99(),
                window.deliver().p50(),
                window.deliver().p99(),
                window.serverCpuMs(),
                window.postgresCpuMs(),
                moment.heap(),
                moment.threads(),
                moment.connections(),
                moment.owed(),
                window.fixedWorkMs(),
                window.stoodStillMs(),
                window.unexpected());
    }

    private long count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(gateway.process().database(), "postgres", "");
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
