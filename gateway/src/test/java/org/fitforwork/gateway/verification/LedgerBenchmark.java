package org.fitforwork.gateway.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Callable;
import org.fitforwork.gateway.chain.LedgerDatabase;

/**
 * Fills a ledger, measures what its upgrade, its sealing and its verification take, and flips random bits of every column,
 * one at a time. Arguments: events (a million), flips of each column (3).
 */
final class LedgerBenchmark {
    private static final Clock CLOCK = Clock.systemUTC();

    private LedgerBenchmark() {}

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int flips = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (LedgerDatabase ledger =
                LedgerDatabase.with(events / 2, took -> say("upgrade with %,d events: %s", events / 2, took))) {
            timed("%,d events by the gateway's way".formatted(events - events / 2), () -> {
                ledger.fill("new", events - events / 2);
                return "done";
            });
            timed("sealing", () -> {
                ledger.seal(100_000);
                return "done";
            });
            var verification = new LedgerVerification(ledger.dataSource(), ledger.verifier());
            for (int i = 0; i < 3; i++) {
                timed("verification", () -> verification.verify(null, n -> {}).toString());
            }
            long seed = Long.getLong("ledger.seed", 1);
            say("bits of seed %d", seed);
            Bits bits = new Bits(ledger, new Random(seed));
            for (String column : bits.columns()) {
                int[] found = {0};
                for (int i = 0; i < flips; i++) {
                    bits.flip(column, () -> found[0] += detects(verification) ? 1 : 0);
                }
                say("%s: %d of %d flips found", column, found[0], flips);
            }
            timed(
                    "verification at the end",
                    () -> verification.verify(null, n -> {}).toString());
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            say("heap in use: %,d kB", (runtime.totalMemory() - runtime.freeMemory()) / 1024);
        }
    }

    private static boolean detects(LedgerVerification verification) {
        try {
            return !verification.verify(null, n -> {}).holds();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void timed(String what, Callable<String> work) throws Exception {
        Instant start = CLOCK.instant();
        String result = work.call();
        say("%s: %s (%s)", what, Duration.between(start, CLOCK.instant()), result);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
