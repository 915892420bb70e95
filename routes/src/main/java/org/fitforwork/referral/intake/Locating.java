package org.fitforwork.referral.intake;

import java.util.Optional;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;

/** Finds the area: the registered practice's commissioner on the referral's date, else the postcode's. */
public final class Locating {
    private final Directory directory;

    public Locating(Directory directory) {
        this.directory = directory;
    }

    /** Located, or Refused as {@link RefusalReason#AREA_UNKNOWN}. */
    public Stage locate(Conformant conformant) {
        Referral referral = conformant.referral();
        var areas = conformant.configuration().areas();
        return found(referral)
                .<Stage>map(found -> new Located(
                        referral,
                        new Location(
                                areas.on(referral.date(), found.area(), found.postcode(), referral.postcode()),
                                found.by(),
                                found.area()),
                        conformant.configuration()))
                .orElseGet(() -> new Refused(unknown(referral)));
    }

    private record Found(String area, String postcode, Location.By by) {}

    private Optional<Found> found(Referral referral) {
        return referral.registeredPractice()
                .flatMap(practice -> directory.practice(practice, referral.date()))
                .map(site -> new Found(site.area(), site.postcode(), Location.By.PRACTICE))
                .or(() -> referral.postcode().flatMap(postcode -> directory
                        .areaOfPostcode(postcode, referral.date())
                        .map(area -> new Found(area, postcode, Location.By.POSTCODE))));
    }

    private static Refusal unknown(Referral referral) {
        String practice = referral.registeredPractice()
                .map(code -> "practice %s was not open on %s or is not in the directory"
                        .formatted(presentable(code), referral.date()))
                .orElse("no registered practice is given");
        String postcode = referral.postcode().isPresent()
                ? "the postcode is not in the directory either"
                : "there is no postcode to go by";
        return new Refusal(
                RefusalReason.AREA_UNKNOWN,
                "no area is known: %s, and %s".formatted(practice, postcode),
                "Patient.generalPractitioner");
    }

    /** A practice's code is a letter and five digits; what is none may be anybody's number or name. */
    private static String presentable(String code) {
        return code.matches("[A-Z]\\d{5}") ? code : "with the code given";
    }
}
