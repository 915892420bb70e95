package org.fitforwork.simulator.bench.mix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How many of a hundred referrals are of which kind; the rest is accepted. Every hundred has them exactly, in an order of
 * its own.
 *
 * @param refused 0 to 100
 * @param replays 0 to 100, both together at most 100
 */
record Shares(int refused, int replays) {
    static final int BLOCK = 100;
    static final Shares USUAL = new Shares(10, 3);

    /** The kinds of one block of a hundred; always the same for the same seed and block. */
    List<Kind> block(long seed, long block) {
        List<Kind> kinds = new ArrayList<>(Collections.nCopies(BLOCK, Kind.ACCEPTED));
        Collections.fill(kinds.subList(0, refused), Kind.REFUSED);
        Collections.fill(kinds.subList(refused, refused + replays), Kind.REPLAY);
        Collections.shuffle(kinds, new Random(Seeds.of(seed, block)));
        return kinds;
    }
}
