package org.fitforwork.referral;

/**
 * Where a referral belongs.
 *
 * @param area code of the area on the referral's date (CCG, later sub-ICB location, or a part of one)
 * @param by what decided it
 * @param found code that the directory gave, before mergers were followed
 */
public record Location(String area, By by, String found) {
    /** What an area was found by. */
    public enum By {
        PRACTICE,
        POSTCODE
    }
}
