package org.fitforwork.referral;

/**
 * The system that sends, as its token says.
 *
 * @param organisation code of the organisation it speaks for (ODS code where it has one)
 * @param source kind of referrer, a code of {@code CodeSystem/referral-source}
 */
public record Sender(String organisation, String source) {}
