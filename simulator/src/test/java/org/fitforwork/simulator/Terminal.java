package org.fitforwork.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;

/** Runs the program with what it prints kept. */
public final class Terminal {
    private final StringWriter text = new StringWriter();
    public final PrintWriter out = new PrintWriter(text, true);

    public int run(String... args) {
        return Simulator.commandLine(out, out, Clock.systemUTC(), time -> {}).execute(args);
    }

    public String text() {
        return text.toString();
    }
}
