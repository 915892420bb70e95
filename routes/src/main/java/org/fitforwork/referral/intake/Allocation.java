package org.fitforwork.referral.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.intake.Allocation.Candidate.Standing;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.Programme.Provider;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/**
 * Gives the referral to a provider of the first programme that has one with a free place for the area. A provider for
 * just these people comes before the others; among several the share decides, by a fixed hash of the referral's
 * identity: asking before sending and sending give the same answer.
 */
public final class Allocation {
    private final Rules rules;
    private final Caseload caseload;

    public Allocation(Rules rules, Caseload caseload) {
        this.rules = rules;
        this.caseload = caseload;
    }

    /** A provider of a programme, and how it stands to one referral. */
    public record Candidate(Provider provider, Standing standing) {
        /** How a provider stands to a referral; only the first may be given it. */
        public enum Standing {
            AVAILABLE,
            OTHER_AREA,
            OTHER_PEOPLE,
            FULL,
            SPECIALIST_FIRST,
            /** Had the referral before and did not take it. */
            TRIED
        }
    }

    /** A provider that had the referral for a programme before. */
    public record Tried(String programme, String organisation) {}

    /** Allocated, or Refused where none of the programmes has a provider with a free place for the area. */
    public Stage allocate(Eligible eligible) {
        return allocate(eligible, Set.of());
    }

    /** As {@link #allocate(Eligible)}, and to none of those who had it before. */
    public Stage allocate(Eligible eligible, Set<Tried> tried) {
        List<Refusal> refusals = new ArrayList<>();
        for (Programme programme : eligible.programmes()) {
            List<Candidate> candidates = candidates(programme, eligible.located(), tried);
            Optional<Provider> provider = draw(candidates, eligible.located().referral());
            if (provider.isPresent()) {
                return new Allocated(eligible, programme, provider.get());
            }
            refusals.add(none(programme, candidates, eligible.located()));
        }
        return new Refused(refusals);
    }

    /** Every provider of the programme, in the programme's order. */
    public List<Candidate> candidates(Programme programme, Located located) {
        return candidates(programme, located, Set.of());
    }

    private List<Candidate> candidates(Programme programme, Located located, Set<Tried> tried) {
        List<Candidate> candidates = programme.providers().stream()
                .map(provider -> new Candidate(
                        provider,
                        tried.contains(new Tried(programme.id(), provider.organisation()))
                                ? Standing.TRIED
                                : standing(programme, provider, located)))
                .toList();
        boolean specialist = candidates.stream()
                .anyMatch(candidate -> candidate.standing() == Standing.AVAILABLE
                        && candidate.provider().specialism() != null);
        return !specialist
                ? candidates
                : candidates.stream().map(Allocation::behindSpecialists).toList();
    }

    private static Candidate behindSpecialists(Candidate candidate) {
        return candidate.standing() == Standing.AVAILABLE
                        && candidate.provider().specialism() == null
                ? new Candidate(candidate.provider(), Standing.SPECIALIST_FIRST)
                : candidate;
    }

    private Standing standing(Programme programme, Provider provider, Located located) {
        String area = located.location().area();
        if (!provider.areas().isEmpty() && !located.configuration().areas().covers(provider.areas(), area)) {
            return Standing.OTHER_AREA;
        }
        var specialism = provider.specialism();
        if (specialism != null
                && rules.judge(List.of(specialism), located.referral()).get(0).verdict() != Verdict.MET) {
            return Standing.OTHER_PEOPLE;
        }
        boolean full = provider.places().isPresent()
                && caseload.open(programme.id(), provider.organisation())
                        >= provider.places().getAsInt();
        return full ? Standing.FULL : Standing.AVAILABLE;
    }

    private static Optional<Provider> draw(List<Candidate> candidates, Referral referral) {
        List<Provider> available = candidates.stream()
                .filter(candidate -> candidate.standing() == Standing.AVAILABLE)
                .map(Candidate::provider)
                .toList();
        int total = available.stream().mapToInt(Provider::share).sum();
        if (total == 0) {
            return Optional.empty();
        }
        int draw = Math.floorMod(hash(referral.key()), total);
        for (Provider candidate : available) {
            draw -= candidate.share();
            if (draw < 0) {
                return Optional.of(candidate);
            }
        }
        throw new IllegalStateException("a draw below the sum of the shares fell on nobody");
    }

    private static Refusal none(Programme programme, List<Candidate> candidates, Located located) {
        return candidates.stream().anyMatch(candidate -> candidate.standing() == Standing.FULL)
                ? Refusal.of(RefusalReason.PROVIDER_FULL, "%s has no free place".formatted(programme.id()))
                : Refusal.of(
                        RefusalReason.AREA_NOT_COVERED,
                        "no provider of %s covers %s"
                                .formatted(programme.id(), located.location().area()));
    }

    /** String.hashCode is fixed by the language; the multiplication spreads keys that differ in the last digit. */
    private static int hash(ReferralKey key) {
        int hash = (key.sender() + '|' + key.system() + '|' + key.value()).hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
