package org.fitforwork.simulator.bench.mix;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.simulator.gp.NhsNumbers;

/**
 * The referrals of a run, by their place in it. The same seed and place always make the same call, so that two servers get
 * the same ones, and one can be sent again.
 */
public final class Mix {
    private static final int PEOPLE = 500_000;
    /** Few enough that no rule about age decides otherwise; every example is months away from a birthday that counts. */
    private static final int DAYS_OLDER_OR_YOUNGER = 10;
    /** A replay is of the block before the last, which is answered by then. */
    private static final int BLOCKS_BACK = 2;

    private final Examples examples;
    private final Shares shares;
    private final long seed;
    private final boolean forStock;
    private final Map<Kind, List<List<Example>>> byProgramme;

    /**
     * @param forStock whether the calls are to a stock server
     * @param seed the same one makes the same calls
     */
    public Mix(Examples examples, boolean forStock, long seed) {
        this(examples, Shares.USUAL, forStock, seed);
    }

    Mix(Examples examples, Shares shares, boolean forStock, long seed) {
        this.examples = examples;
        this.shares = shares;
        this.forStock = forStock;
        this.seed = seed;
        List<List<Example>> eligible = byProgramme(examples.eligible());
        this.byProgramme =
                Map.of(Kind.ACCEPTED, eligible, Kind.REPLAY, eligible, Kind.REFUSED, byProgramme(examples.refused()));
    }

    /** Each programme weighs the same, however many examples it has. */
    private static List<List<Example>> byProgramme(List<Example> examples) {
        return List.copyOf(examples.stream()
                .collect(Collectors.groupingBy(Example::programme, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** How every identifier of this run begins. */
    public String prefix() {
        return "BENCH-%08X-".formatted((int) Seeds.of(seed, -1));
    }

    /** Who sends them. */
    public Set<Referrer> referrers() {
        return Stream.concat(examples.eligible().stream(), examples.refused().stream())
                .map(Example::referrer)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Referrer::client))));
    }

    /** Of the first two hundred, those that would be replays are accepted: there is nothing to send again yet. */
    public Call call(long place) {
        long block = place / Shares.BLOCK;
        Kind kind = shares.block(seed, block).get((int) (place % Shares.BLOCK));
        if (kind != Kind.REPLAY) {
            return call(place, kind);
        }
        return block < BLOCKS_BACK ? call(place, Kind.ACCEPTED) : call(earlier(place, block - BLOCKS_BACK), kind);
    }

    private long earlier(long place, long block) {
        List<Kind> kinds = shares.block(seed, block);
        int[] accepted = IntStream.range(0, Shares.BLOCK)
                .filter(i -> kinds.get(i) == Kind.ACCEPTED)
                .toArray();
        int chosen = new SplittableRandom(Seeds.of(seed, place)).nextInt(accepted.length);
        return block * Shares.BLOCK + accepted[chosen];
    }

    /** The referral with this number, whether it is new or sent again. */
    private Call call(long number, Kind kind) {
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, number));
        List<List<Example>> programmes = byProgramme.getOrDefault(kind, List.of());
        List<Example> programme = programmes.get(random.nextInt(programmes.size()));
        Example example = programme.get(random.nextInt(programme.size()));
        int days = random.nextInt(-DAYS_OLDER_OR_YOUNGER, DAYS_OLDER_OR_YOUNGER + 1);
        Map<String, String> values = Map.of(
                Examples.IDENTIFIER, "%s%07d".formatted(prefix(), number),
                Examples.NHS_NUMBER, NhsNumbers.at((int) Math.floorMod(seed + number, (long) PEOPLE)),
                Examples.FAMILY, "Testperson-%07d".formatted(number),
                Examples.BORN, example.born().plusDays(days).toString());
        return new Call(
                number, kind, example.referrer(), (forStock ? example.forStock() : example.forGateway()).fill(values));
    }
}
