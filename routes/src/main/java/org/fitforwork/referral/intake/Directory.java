package org.fitforwork.referral.intake;

import java.time.LocalDate;
import java.util.Optional;

/** Port: where a practice or a postcode belongs. */
public interface Directory {
    /**
     * Where a practice belongs and where it lies: what its commissioner's code alone cannot decide, its postcode can.
     *
     * @param area three-character code of its commissioner
     * @param postcode the practice's own
     */
    record Site(String area, String postcode) {}

    /** The practice as it was on {@code date}; empty if it is unknown or was not open then. */
    Optional<Site> practice(String odsCode, LocalDate date);

    /** Area of a full postcode, in any spacing and case, on {@code date}; empty if it is unknown. */
    Optional<String> areaOfPostcode(String postcode, LocalDate date);
}
