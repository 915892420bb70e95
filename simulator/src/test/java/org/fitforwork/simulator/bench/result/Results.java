package org.fitforwork.simulator.bench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fitforwork.simulator.bench.server.Machine;

/** A result whose numbers are easy to check. */
final class Results {
    private Results() {}

    static BenchResult twiceAsFast() {
        return new BenchResult(
                Instant.parse("2026-03-02T12:00:00Z"),
                Map.of("--seed", "7"),
                new Machine("Example processor", 2, 24L << 30, "Example Linux", "Example VM 17", 0.25),
                "PostgreSQL 17.6",
                server("stock", 20, 400),
                server("gateway", 40, 100));
    }

    static ServerResult server(String name, double rate, double millis) {
        return new ServerResult(
                name,
                50,
                1_000,
                List.of(window(0, rate - 1, millis * 9), window(0, rate + 1, millis * 9)),
                List.of(window(rate / 2, rate / 2, millis)),
                1_500,
                800,
                400);
    }

    static Window window(double offered, double rate, double millis) {
        Latency latency = new Latency(1_000, millis, millis * 2, millis * 3, millis * 4);
        return new Window(
                offered,
                20,
                Map.of("ACCEPTED", 870),
                Map.of("200", 870),
                Map.of(),
                rate,
                rate * 0.87,
                latency,
                latency,
                0,
                1.5,
                30,
                10,
                42,
                7);
    }
}
