package org.fitforwork.simulator.bench.result;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What two servers are compared by. Of several windows the median counts. */
public enum Measure {
    ANSWERED(
            "answered-per-second", "referrals answered a second, at most", true, true, most(Window::answeredPerSecond)),
    STORED("stored-per-second", "new ones accepted among them", true, false, most(Window::storedPerSecond)),
    ACCEPT_P50("accept-p50-ms", "accepted, p50 ms", false, true, half(window -> window.accept()
            .p50())),
    ACCEPT_P99("accept-p99-ms", "accepted, p99 ms", false, true, half(window -> window.accept()
            .p99())),
    ACCEPT_P999("accept-p999-ms", "accepted, p99.9 ms", false, false, half(window -> window.accept()
            .p999())),
    DELIVER_P50("deliver-p50-ms", "then delivered, p50 ms", false, true, half(window -> window.deliver()
            .p50())),
    DELIVER_P99("deliver-p99-ms", "then delivered, p99 ms", false, false, half(window -> window.deliver()
            .p99())),
    DELIVER_P999("deliver-p999-ms", "then delivered, p99.9 ms", false, false, half(window -> window.deliver()
            .p999())),
    SERVER_CPU("server-cpu-ms", "processor time a referral, server, ms", false, false, most(Window::serverCpuMs)),
    POSTGRES_CPU(
            "postgres-cpu-ms", "processor time a referral, PostgreSQL, ms", false, false, most(Window::postgresCpuMs)),
    CPU(
            "cpu-ms",
            "processor time a referral, both, ms",
            false,
            true,
            most(window -> window.serverCpuMs() + window.postgresCpuMs())),
    RESIDENT("peak-resident-mb", "peak memory in RAM, MB", false, true, ServerResult::peakResidentMb),
    HEAP("peak-heap-mb", "peak heap in use, MB", false, false, ServerResult::peakHeapMb),
    LIVE("peak-live-mb", "peak heap after a collection, MB", false, false, ServerResult::peakLiveMb),
    READY("ready-seconds", "start to ready, s", false, true, ServerResult::readySeconds),
    FIRST(
            "first-seconds",
            "start to first answered referral, s",
            false,
            false,
            server -> server.readySeconds() + server.firstMs() / 1000);

    private final String code;
    private final String title;
    private final boolean moreIsBetter;
    private final boolean guarded;

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing that could change
    private final ToDoubleFunction<ServerResult> value;

    Measure(String code, String title, boolean moreIsBetter, boolean guarded, ToDoubleFunction<ServerResult> value) {
        this.code = code;
        this.title = title;
        this.moreIsBetter = moreIsBetter;
        this.guarded = guarded;
        this.value = value;
    }

    private static ToDoubleFunction<ServerResult> most(ToDoubleFunction<Window> value) {
        return server -> Window.median(server.most(), value);
    }

    private static ToDoubleFunction<ServerResult> half(ToDoubleFunction<Window> value) {
        return server -> Window.median(server.half(), value);
    }

    /** Its name in JSON. */
    public String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** Whether a run is held against a baseline by it; the others move too much from run to run, or say the same. */
    boolean guarded() {
        return guarded;
    }

    static List<Measure> all() {
        return List.of(values());
    }

    double of(ServerResult server) {
        return value.applyAsDouble(server);
    }

    /** By how much {@code now} is worse than {@code before}, as a share of that; below 0 if it is better. */
    double worseBy(double before, double now) {
        return (moreIsBetter ? before - now : now - before) / before;
    }
}
