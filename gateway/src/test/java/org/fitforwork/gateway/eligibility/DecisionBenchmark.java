package org.fitforwork.gateway.eligibility;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Stage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the decision alone costs: the area, every rule of every programme, the allocation, by the project's own
 * configuration. {@code docs/performance.md} says how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class DecisionBenchmark {
    private static final int REFERRALS = 10_000;
    private static final long SEED = 1;

    private final Configuration configuration = RealConfiguration.load(RealConfiguration.FOLDER);
    private final Locating locating =
            new Locating(RealConfiguration.bean(OwnDirectories.class).of(configuration));
    private final Rules rules = RealConfiguration.bean(Rules.class);
    private final Assessing assessing = new Assessing(rules);
    private final Eligibility eligibility = new Eligibility(assessing);
    private final Allocation allocation = new Allocation(rules, (programme, organisation) -> 0);

    private List<Conformant> referrals = List.of();
    private int next;

    @Setup
    public void referrals() {
        GeneratedReferrals generated = new GeneratedReferrals(configuration, new Random(SEED));
        referrals = Stream.generate(() -> new Conformant(generated.next(), configuration))
                .limit(REFERRALS)
                .toList();
    }

    private Conformant next() {
        next = (next + 1) % REFERRALS;
        return referrals.get(next);
    }

    /** As a send decides. */
    @Benchmark
    public Stage decide() {
        return next().then(Conformant.class, locating::locate)
                .then(Located.class, eligibility::decide)
                .then(Eligible.class, allocation::allocate);
    }

    /** As {@code $check} does: every programme, whether or not it would be chosen. */
    @Benchmark
    public Object everyProgramme() {
        Stage located = next().then(Conformant.class, locating::locate);
        return located instanceof Located there ? assessing.assessAll(there) : located;
    }
}
