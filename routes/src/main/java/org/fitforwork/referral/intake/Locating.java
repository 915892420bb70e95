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
    private final Configurations configurations;

    public Locating(Directory directory, Configurations configurations) {
        this.directory = directory;
        this.configurations = configurations;
    }

    /** Located, or Refused as {@link RefusalReason#AREA_UNKNOWN}. */
    public Stage locate(Conformant conformant) {
        Referral referral = conformant.referral();
        Optional<Location> byPractice = referral.registeredPractice()
                .flatMap(practice -> directory.practice(practice, referral.date()))
                .map(site -> new Location(site.area(), Location.By.PRACTICE));
        return byPractice
                .or(() -> referral.postcode()
                        .flatMap(postcode -> directory.areaOfPostcode(postcode, referral.date()))
                        .map(area -> new Location(area, Location.By.POSTCODE)))
                .<Stage>map(location -> new Located(referral, location, configurations.current()))
                .orElseGet(() -> new Refused(unknown(referral)));
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
