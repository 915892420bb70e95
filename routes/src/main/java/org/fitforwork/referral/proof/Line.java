package org.fitforwork.referral.proof;

/**
 * One line of the proof.
 *
 * @param person id of the kind of person
 * @param source who refers
 * @param practices id of the programme whose allow-list the registered practice is on; empty if it is on none
 */
public record Line(String person, String source, String practices, String area, Span span, Outcome outcome) {
    /** The line without its dates and outcome. */
    Line.Key key() {
        return new Key(person, source, practices, area);
    }

    /** Whom a line is about. */
    record Key(String person, String source, String practices, String area) {}

    /** Whom and when, in words. */
    public String who() {
        return "%s by %s in %s%s, %s"
                .formatted(person, source, area, practices.isEmpty() ? "" : " at a practice of " + practices, span);
    }
}
