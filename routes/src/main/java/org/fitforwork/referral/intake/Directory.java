package org.fitforwork.referral.intake;

import java.time.LocalDate;
import java.util.Optional;

/** Port: which commissioning area a practice or a postcode belongs to. */
public interface Directory {
    /** Area of the practice's commissioner on {@code date}; empty if the practice is unknown or was not open then. */
    Optional<String> areaOfPractice(String odsCode, LocalDate date);

    /** Area of a full postcode, in any spacing and case, on {@code date}; empty if it is unknown. */
    Optional<String> areaOfPostcode(String postcode, LocalDate date);
}
