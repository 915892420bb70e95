package org.fitforwork.gateway.live;

import java.util.function.LongConsumer;
import org.fitforwork.gateway.directory.PostcodeImport.Watcher;

/** Onlookers of an import of postcodes. */
final class Watchers {
    static final Watcher IDLE = at(rows -> {}, rows -> {});

    private Watchers() {}

    static Watcher at(LongConsumer continuing, LongConsumer reached) {
        return new Watcher() {
            @Override
            public void continuing(long rows) {
                continuing.accept(rows);
            }

            @Override
            public void reached(long rows, long bytes, long size) {
                reached.accept(rows);
            }
        };
    }
}
