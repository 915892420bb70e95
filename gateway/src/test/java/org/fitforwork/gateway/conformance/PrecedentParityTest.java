package org.fitforwork.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fitforwork.referral.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/**
 * With precedents, what the validator refuses is refused for the same faults, and what it takes is taken, in Bundles changed
 * at random: each that conforms becomes a precedent for those that follow. {@code -Dprecedents.bundles=100000} judges
 * that many instead of the few of a build.
 */
class PrecedentParityTest {
    private static final int BUNDLES = Integer.getInteger("precedents.bundles", 500);
    private static final long SEED = Long.getLong("precedents.seed", 20_131_101);

    private final ProfileCheck validator = new ProfileCheck(RealForms.CONFORMANCES.validator(RealForms.FORMS));
    private final AtomicInteger asked = new AtomicInteger();
    private final Precedents precedents = new Precedents(
            resource -> {
                asked.incrementAndGet();
                return validator.faults(resource);
            },
            new Likeness(RealForms.FORMS));

    @Test
    void every_verdict_is_the_validators() {
        AtomicInteger judged = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        List<Integer> differing = IntStream.range(0, BUNDLES)
                .filter(number -> {
                    List<Resource> legible = Mutants.resources(new SplittableRandom(SEED * 1_000_003 + number)).stream()
                            .filter(resource -> Legible.faults(resource).isEmpty())
                            .toList();
                    judged.addAndGet(legible.size());
                    return legible.stream().anyMatch(resource -> differs(resource, refused));
                })
                .boxed()
                .toList();

        System.out.printf(
                "%d Bundles, seed %d: %d resources, %d refused, %d by precedent; differing: %s%n",
                BUNDLES, SEED, judged.get(), refused.get(), judged.get() - asked.get(), differing);
        assertThat(differing).isEmpty();
        assertThat(refused.get()).isGreaterThan(BUNDLES / 4);
        assertThat(judged.get() - asked.get()).isGreaterThan(BUNDLES / 4);
    }

    private boolean differs(Resource resource, AtomicInteger refused) {
        List<Refusal> own = precedents.faults(resource);
        List<Refusal> validators = validator.faults(resource);
        if (!validators.isEmpty()) {
            refused.incrementAndGet();
        }
        return !own.equals(validators);
    }
}
