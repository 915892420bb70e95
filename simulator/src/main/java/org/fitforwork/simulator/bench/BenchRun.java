package org.fitforwork.simulator.bench;

import java.io.PrintWriter;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitforwork.simulator.bench.drive.ClosedLoop;
import org.fitforwork.simulator.bench.drive.Load;
import org.fitforwork.simulator.bench.drive.OpenLoop;
import org.fitforwork.simulator.bench.result.BenchResult;
import org.fitforwork.simulator.bench.result.Measuring;
import org.fitforwork.simulator.bench.result.ServerResult;
import org.fitforwork.simulator.bench.result.Window;
import org.fitforwork.simulator.bench.server.Contender;
import org.fitforwork.simulator.bench.server.GcLog;
import org.fitforwork.simulator.bench.server.Machine;
import org.fitforwork.simulator.bench.server.StartUp;
import org.fitforwork.simulator.pace.Sleep;
import org.fitforwork.simulator.pace.Watch;

/**
 * Starts both servers, warms them up, and lets them take turns. Whose turn it is not stands still: its process and its
 * PostgreSQL are stopped. All of them end with this process, however it ends, short of a kill -9.
 */
final class BenchRun implements AutoCloseable {
    /**
     * Whoever stood still for a minute has all at once what otherwise comes at its time: every table's autovacuum, every
     * timer. No server that runs has.
     */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final double MEGA = 1024 * 1024;
    private static final double MILLIS = 1000.0;
    private static final double NANOS_PER_MS = 1e6;

    private final Plan plan;
    private final Side other;
    private final Side gateway;
    private final PrintWriter out;
    private final Clock clock;
    private final Watch watch;
    private final AtExit atExit;

    /** One server and what was measured of it. */
    private static final class Side {
        final Contender server;
        final List<Window> most = new ArrayList<>();
        final List<Window> half = new ArrayList<>();
        StartUp startUp = new StartUp(Duration.ZERO, Duration.ZERO);

        Side(Contender server) {
            this.server = server;
        }
    }

    BenchRun(Plan plan, Contender other, Contender gateway, PrintWriter out, Clock clock, Sleep sleep) {
        this.plan = plan;
        this.other = new Side(other);
        this.gateway = new Side(gateway);
        this.out = out;
        this.clock = clock;
        this.watch = new Watch(clock, sleep);
        this.atExit = new AtExit("bench ends", this::end);
    }

    BenchResult play() throws Exception {
        Machine machine = Machine.here();
        List<Side> sides = List.of(other, gateway);
        for (Side side : sides) {
            start(side);
        }
        for (Side side : sides) {
            out.printf(
                    "%s: warming up for %d s%n",
                    side.server.name(), plan.warmUp().toSeconds());
            side.server.process().resume();
            if (!plan.warmUp().isZero()) {
                print(side, "warm-up", measure(side, ClosedLoop.warmUp(plan.warmUp())));
            }
            side.server.process().pause();
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Side side : sides) {
                side.most.add(turn(side, new ClosedLoop(plan.connections(), plan.window())));
            }
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Side side : sides) {
                double rate = Window.median(side.most, Window::answeredPerSecond) / 2;
                side.half.add(turn(side, new OpenLoop(rate, plan.window())));
            }
        }
        for (Side side : sides) {
            side.server.process().resume();
        }
        return new BenchResult(clock.instant(), plan.options(), machine, postgres(), result(other), result(gateway));
    }

    private void start(Side side) throws Exception {
        out.printf("%s: starting%n", side.server.name());
        side.startUp = side.server.start(watch);
        out.printf(
                Locale.ROOT,
                "%s: ready after %.1f s, first referral in %.0f ms%n",
                side.server.name(),
                side.startUp.ready().toMillis() / MILLIS,
                side.startUp.first().toNanos() / NANOS_PER_MS);
        side.server.process().pause();
    }

    private Window turn(Side side, Load load) throws Exception {
        side.server.process().resume();
        watch.pass(SETTLE);
        Window window = measure(side, load);
        side.server.process().pause();
        print(
                side,
                load.offered() == 0 ? "all it takes" : String.format(Locale.ROOT, "%.1f/s", load.offered()),
                window);
        return window;
    }

    private void print(Side side, String what, Window window) {
        out.printf(
                Locale.ROOT,
                "%s: %s: %.1f answered/s, accepted p50 %.0f ms, p99 %.0f ms, delivered p50 %.0f ms later, fixed work %.0f ms,"
                        + " sender stood still for %.0f ms, errors %s%n",
                side.server.name(),
                what,
                window.answeredPerSecond(),
                window.accept().p50(),
                window.accept().p99(),
                window.deliver().p50(),
                window.fixedWorkMs(),
                window.stoodStillMs(),
                window.unexpected());
    }

    private Window measure(Side side, Load load) throws Exception {
        return new Measuring(side.server, watch).untilDelivered(load, plan.drain());
    }

    private static ServerResult result(Side side) throws Exception {
        GcLog collections = side.server.process().collections();
        return new ServerResult(
                side.server.name(),
                side.startUp.ready().toMillis() / MILLIS,
                side.startUp.first().toNanos() / NANOS_PER_MS,
                side.most,
                side.half,
                side.server.process().peakResident() / MEGA,
                collections.peakHeap() / MEGA,
                collections.peakLive() / MEGA);
    }

    private String postgres() throws Exception {
        try (var connection =
                DriverManager.getConnection(gateway.server.process().database(), "postgres", "")) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private void end() {
        try {
            other.server.close();
        } finally {
            gateway.server.close();
        }
    }

    @Override
    public void close() {
        atExit.close();
    }
}
