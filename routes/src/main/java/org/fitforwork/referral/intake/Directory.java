package org.fitforwork.referral.intake;

import java.time.LocalDate;
import java.util.Optional;

/** Port: which commissioning area a practice or a postcode belongs to. */
public interface Directory {
    /**
     * Where a practice belongs.
     *
     * @param area code of its commissioner
     * @param postcode the practice's own
     */
    record Site(String area, String postcode) {}

    /** The practice as it was on {@code date}; empty if it is unknown or was not open then. */
    Optional<Site> practice(String odsCode, LocalDate date);

    /** Area of a full postcode, in any spacing and case, on {@code date}; empty if it is unknown. */
    Optional<String> areaOfPostcode(String postcode, LocalDate date);
}
