package org.fitforwork.simulator.bench.growth;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Locale;

/** Brings the database to a number of stored referrals. */
final class Enlargement {
    /** Referrals of one statement. */
    private static final int LUMP = 20_000;
    /** Between two lines of progress. */
    private static final int LUMPS = 5;

    private static final double NANOS = 1e9;

    private static final String[] CARELESS = {
        // What a crash would cost is a run that is made again.
        "alter system set full_page_writes = off",
        "alter system set checkpoint_timeout = '1h'",
        "select pg_reload_conf()",
        "set maintenance_work_mem = '1GB'"
    };

    private static final String[] CAREFUL = {
        "alter system reset full_page_writes", "alter system reset checkpoint_timeout", "select pg_reload_conf()"
    };

    private final String url;
    private final PrintWriter out;
    private long made;
    private long next = 1;

    Enlargement(String url, PrintWriter out) {
        this.url = url;
        this.out = out;
    }

    /** What is stored now is what is copied from now on. */
    void base() throws SQLException {
        try (Database database = new Database(url)) {
            new Copies(database).base(database.number("select count(*) from referral.referral"));
        }
    }

    /** The gateway must not run meanwhile. What came in since the base stays, and counts for nothing here. */
    void to(long size) throws SQLException {
        long start = System.nanoTime();
        try (Database database = new Database(url)) {
            long base = database.number("select count(*) from growth.referral");
            long missing = size / base - 1 - made;
            long last = next + missing - 1;
            database.run(CARELESS);
            Indexes indexes = new Indexes(database);
            indexes.drop(Copies.tables());
            Copies make = new Copies(database);
            long lump = Math.max(1, LUMP / base);
            long lumps = 0;
            for (long from = next; from <= last; from += lump) {
                long to = Math.min(last, from + lump - 1);
                make.make(from, to);
                made += to - from + 1;
                if (++lumps % LUMPS == 0) {
                    say("%d of %d referrals after %.0f s", (made + 1) * base, size, seconds(start));
                }
            }
            say("indexes, after %.0f s", seconds(start));
            indexes.make();
            // What comes in next has the numbers of the copy after the last, so that one is never made.
            next = Math.max(next, last + 1);
            make.goOnAfter(next - 1);
            next++;
            database.run(CAREFUL);
            database.run("vacuum analyze", "checkpoint");
        }
        say("large enough after %.0f s", seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOS;
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
