package org.fitforwork.simulator.gp;

import java.io.PrintWriter;

/** Prints a line for each referral. */
final class Progress {
    private final int of;
    private final PrintWriter out;
    private int done;

    /** @param of how many there will be, or 0 if nobody knows */
    Progress(int of, PrintWriter out) {
        this.of = of;
        this.out = out;
    }

    synchronized void print(JournalEntry entry) {
        done++;
        out.printf(
                "%d%s %s %s %d ms%s%n",
                done,
                of == 0 ? "" : "/" + of,
                entry.identifier(),
                entry.status(),
                entry.millis(),
                entry.attempts() == 1 ? "" : " in %d attempts".formatted(entry.attempts()));
    }
}
