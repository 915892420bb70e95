package org.fitforwork.gateway.cli;

import java.io.PrintWriter;
import org.fitforwork.gateway.directory.PostcodeImport;

/** One line that is written over and over: a bar, percent of the bytes, rows, rows a second. */
final class ProgressLine implements PostcodeImport.Watcher {
    private static final int WIDTH = 30;
    private static final int WHOLE = 100;

    private final PrintWriter out;
    private final Took took;
    private long before;

    ProgressLine(PrintWriter out, Took took) {
        this.out = out;
        this.took = took;
    }

    @Override
    public void continuing(long rows) {
        before = rows;
        out.printf("continuing at row %,d%n", rows + 1);
        out.flush();
    }

    @Override
    public void reached(long rows, long bytes, long size) {
        double part = size == 0 ? 1 : (double) bytes / size;
        int done = (int) (part * WIDTH);
        out.printf(
                "\r[%s%s] %3.0f %% %,d rows, %,.0f rows/s ",
                "=".repeat(done),
                " ".repeat(WIDTH - done),
                part * WHOLE,
                rows,
                (rows - before) / Math.max(took.seconds(), 1.0 / WHOLE));
        out.flush();
    }
}
