package org.fitforwork.referral;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a request is not taken.
 *
 * @param detail a sentence for the sender; names elements, rules and codes, never a person's data
 * @param expression FHIRPath of the element to mend, or null where no one element is at fault
 */
public record Refusal(RefusalReason reason, String detail, @Nullable String expression) {
    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, null);
    }
}
