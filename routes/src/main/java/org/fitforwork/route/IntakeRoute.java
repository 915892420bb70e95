package org.fitforwork.route;

import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Committing;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Ledger;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;

/** The way in, from a Bundle received to a referral accepted or refused. The body is always a {@link Stage}. */
public final class IntakeRoute extends RouteBuilder {
    /** Takes a {@link Received}, answers with an {@code Answered}. */
    public static final String INTAKE = "direct:intake";

    private final Conformance conformance;
    private final Locating locating;
    private final Eligibility eligibility;
    private final Ledger ledger;
    private final Committing committing;

    public IntakeRoute(
            Conformance conformance, Locating locating, Eligibility eligibility, Allocation allocation, Ledger ledger) {
        this.conformance = conformance;
        this.locating = locating;
        this.eligibility = eligibility;
        this.ledger = ledger;
        this.committing = new Committing(allocation, ledger);
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(INTAKE)
                .routeId("referral-intake")
                .transform()
                .body(Stage.class, step(Received.class, conformance::legible))
                .transform()
                .body(Stage.class, step(Received.class, ledger::recall))
                .transform()
                .body(Stage.class, step(Received.class, conformance::check))
                .transform()
                .body(Stage.class, step(Conformant.class, locating::locate))
                .transform()
                .body(Stage.class, step(Located.class, eligibility::decide))
                .transform()
                .body(Stage.class, step(Eligible.class, committing::allocate))
                .transform()
                .body(Stage.class, step(Allocated.class, committing::commit));
    }

    private static <F extends Stage> Function<Stage, Object> step(Class<F> from, Function<F, Stage> step) {
        return stage -> stage.then(from, step);
    }
}
