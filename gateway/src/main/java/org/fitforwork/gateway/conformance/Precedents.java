package org.fitforwork.gateway.conformance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import org.fitforwork.referral.Refusal;
import org.hl7.fhir.r4.model.Resource;

/**
 * Spares the validator what it has found without fault before: resources whose every trait it has seen in others that
 * conform. Whatever is not like that it judges itself, so every fault is in its words. See
 * docs/decisions/0027-precedents.md.
 */
final class Precedents implements ProfileConformance {
    /** Some 10 MB. All forms of all programmes, filled in in every usual way, have a few thousand. */
    private static final int MOST = 50_000;

    private final ProfileConformance profiles;
    private final Likeness likeness;
    private final Cache<String, Boolean> conforming =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Precedents(ProfileConformance profiles, Likeness likeness) {
        this.profiles = profiles;
        this.likeness = likeness;
    }

    @Override
    public List<Refusal> faults(Resource resource) {
        Set<String> traits = likeness.traits(resource);
        if (!traits.isEmpty() && conforming.getAllPresent(traits).size() == traits.size()) {
            return List.of();
        }
        List<Refusal> faults = profiles.faults(resource);
        if (faults.isEmpty()) {
            traits.forEach(trait -> conforming.put(trait, true));
        }
        return faults;
    }
}
