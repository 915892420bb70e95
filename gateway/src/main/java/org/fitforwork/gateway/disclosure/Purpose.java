package org.fitforwork.gateway.disclosure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitforwork.gateway.disclosure.Consents.Agreed;

/** What somebody is told about a referral for. The columns of the table of disclosure. */
public enum Purpose {
    /** The provider that helps the person: direct care, to which the person agreed when it was referred. */
    PROVIDER,
    /** Whoever referred the person to get help: a practice, a clinic, the person itself. */
    REFERRER,
    /** Jobcentre Plus, where the person agreed that the provider talks to it. */
    JOBCENTRE,
    /** The employer, where the person agreed that the provider talks to it. */
    EMPLOYER,
    /** Jobcentre Plus or the employer, where the person did not agree: that there is a referral, and where it stands. */
    NOT_AGREED,
    /** The provider after the person took its consent back: which referral that is, and that it ended. */
    WITHDRAWN;

    /** What a referral's sender is told for. */
    public static Purpose ofSender(String source, Consents consents) {
        return switch (source) {
            case "jcp" -> consents.jobcentre() == Agreed.YES ? JOBCENTRE : NOT_AGREED;
            case "employer" -> consents.employer() == Agreed.YES ? EMPLOYER : NOT_AGREED;
            default -> REFERRER;
        };
    }

    /** True where what is told serves to care for the person. */
    public boolean care() {
        return this == PROVIDER || this == REFERRER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Purpose> of(String code) {
        return Stream.of(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
