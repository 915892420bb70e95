package org.fitforwork.gateway.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Allocation.Tried;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Stage;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Decides an accepted referral again, by the same steps as when it came, and by the configuration in force now. */
@Component
class Redecision {
    private final Locating locating;
    private final Eligibility eligibility;
    private final Allocation allocation;
    private final LoadedConfiguration configuration;

    Redecision(Locating locating, Eligibility eligibility, Allocation allocation, LoadedConfiguration configuration) {
        this.locating = locating;
        this.eligibility = eligibility;
        this.allocation = allocation;
        this.configuration = configuration;
    }

    /** Who takes it now; empty if nobody does, or if who referred it was not written down yet when it came. */
    Optional<Allocated> decide(ReferralRow row, List<Resource> resources, Set<Tried> tried) {
        String source = row.source();
        if (source == null) {
            return Optional.empty();
        }
        var referral = StoredReferral.referral(new Sender(row.sender(), source), resources);
        Stage stage = new Conformant(referral, configuration.current())
                .then(Conformant.class, locating::locate)
                .then(Located.class, eligibility::decide)
                .then(Eligible.class, eligible -> allocation.allocate(eligible, tried));
        return stage instanceof Allocated allocated ? Optional.of(allocated) : Optional.empty();
    }
}
