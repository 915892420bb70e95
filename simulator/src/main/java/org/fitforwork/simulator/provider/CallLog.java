package org.fitforwork.simulator.provider;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Prints a line of ids for each call. */
final class CallLog {
    private final PrintWriter out;
    private final Clock clock;

    CallLog(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void print(String organisation, String key, String task, Object outcome) {
        String to = organisation.equals(ProviderEndpoint.UNNAMED) ? "" : " " + organisation;
        out.printf("%s %s %s %s%s%n", now().truncatedTo(ChronoUnit.MILLIS), key, task, outcome, to);
    }
}
