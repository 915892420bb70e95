package org.fitforwork.referral.stage;

import java.util.List;
import org.fitforwork.referral.Refusal;

/** The referral is not taken, and nothing of it is kept. {@code refusals} holds every reason, never none. */
public record Refused(List<Refusal> refusals) implements Answered {
    public Refused {
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
        refusals = List.copyOf(refused(refusals));
    }

    public Refused(Refusal refusal) {
        this(List.of(refusal));
    }

    private static List<Refusal> refused(List<Refusal> refusals) {
        return refusals.stream().distinct().toList();
    }
}
