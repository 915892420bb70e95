package org.fitforwork.referral.proof;

/**
 * One line of the proof.
 *
 * @param person id of the kind of person
 * @param source who refers
 * @param asked the programme that the referral names, or any
 * @param practices the allow-list that the registered practice is on, codes with a space between; empty if on none
 * @param place code that the directory gives and, where it matters, a postcode district: {@code 01Y} or {@code 01Y/SK13}
 * @param area code of the area that this place belongs to in this span
 */
public record Line(
        String person,
        String source,
        String asked,
        String practices,
        String place,
        String area,
        Span span,
        Outcome outcome) {
    /** The line without its dates and what follows from them. */
    Line.Key key() {
        return new Key(person, source, asked, practices, place);
    }

    /** Whom a line is about. */
    record Key(String person, String source, String asked, String practices, String place) {}

    /** True if {@code other} says the same of the same referrals. */
    boolean same(Line other) {
        return key().equals(other.key()) && span.equals(other.span) && outcome.equals(other.outcome);
    }

    /** Whom and when, in words. */
    public String who() {
        return "%s by %s to %s in %s%s, %s"
                .formatted(
                        person,
                        source,
                        asked,
                        place,
                        practices.isEmpty() ? "" : " at a practice of the allow-list",
                        span);
    }
}
