package org.fitforwork.referral.intake;

import java.util.Comparator;
import org.fitforwork.referral.programme.Programme;

/** Which of several programmes that would take the same person wins, and why. */
public final class Precedence {
    /** A fallback comes last, then the higher priority wins; the id only keeps the order the same every time. */
    public static final Comparator<Programme> WINNER_FIRST = Comparator.comparing(Programme::fallback)
            .thenComparing(Comparator.comparingInt(Programme::priority).reversed())
            .thenComparing(Programme::id);

    private Precedence() {}

    /** True if the configuration does not say which of the two wins. */
    public static boolean tied(Programme one, Programme other) {
        return one.fallback() == other.fallback() && one.priority() == other.priority();
    }

    /** Why {@code winner} comes before {@code other}. */
    public static String reason(Programme winner, Programme other) {
        if (other.fallback() && !winner.fallback()) {
            return "%s only takes whom no other programme takes".formatted(other.id());
        }
        return "priority %d of %s is above priority %d".formatted(winner.priority(), winner.id(), other.priority());
    }
}
