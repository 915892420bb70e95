package org.fitforwork.referral.intake;

import java.util.List;
import java.util.Optional;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/**
 * Gives the referral to a provider of the first programme that has one for the area. Among several the share decides,
 * by a fixed hash of the referral's identity: asking before sending and sending give the same answer.
 */
public final class Allocation {

    /** Allocated, or Refused where none of the programmes has a provider for the area. */
    public Stage allocate(Eligible eligible) {
        for (Programme programme : eligible.programmes()) {
            Optional<Programme.Provider> provider = choose(programme, eligible.located());
            if (provider.isPresent()) {
                return new Allocated(eligible.located(), programme, provider.get());
            }
        }
        return new Refused(Refusal.of(
                RefusalReason.AREA_NOT_COVERED,
                "no provider covers " + eligible.located().location().area()));
    }

    private static Optional<Programme.Provider> choose(Programme programme, Located located) {
        var areas = located.configuration().areas();
        String area = located.location().area();
        List<Programme.Provider> candidates = programme.providers().stream()
                .filter(provider -> provider.areas().isEmpty() || areas.covers(provider.areas(), area))
                .filter(provider -> provider.share() > 0)
                .toList();
        int total = candidates.stream().mapToInt(Programme.Provider::share).sum();
        if (total == 0) {
            return Optional.empty();
        }
        int draw = Math.floorMod(hash(located.referral().key()), total);
        for (Programme.Provider candidate : candidates) {
            draw -= candidate.share();
            if (draw < 0) {
                return Optional.of(candidate);
            }
        }
        throw new IllegalStateException("shares of " + programme.id() + " do not add up");
    }

    /** String.hashCode is fixed by the language; the multiplication spreads keys that differ in the last digit. */
    private static int hash(ReferralKey key) {
        int hash = (key.sender() + '|' + key.system() + '|' + key.value()).hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
