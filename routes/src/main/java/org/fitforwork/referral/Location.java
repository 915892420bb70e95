package org.fitforwork.referral;

/**
 * Where a referral belongs.
 *
 * @param area three-character code of the commissioner (CCG, later sub-ICB location)
 * @param by what decided it
 */
public record Location(String area, By by) {
    /** What an area was found by. */
    public enum By {
        PRACTICE,
        POSTCODE
    }
}
