package org.fitforwork.referral.intake;

import java.util.List;
import java.util.Optional;
import org.fitforwork.referral.intake.Allocation.Candidate;
import org.fitforwork.referral.programme.Assessment;
import org.fitforwork.referral.programme.Assessment.Verdict;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Stage;

/**
 * Answers before sending: takes the very steps that a send takes, up to the commit and without it, and adds what every
 * other programme would have said.
 */
public final class Checking {
    private final Conformance conformance;
    private final Locating locating;
    private final Assessing assessing;
    private final Eligibility eligibility;
    private final Allocation allocation;

    public Checking(
            Conformance conformance,
            Locating locating,
            Assessing assessing,
            Eligibility eligibility,
            Allocation allocation) {
        this.conformance = conformance;
        this.locating = locating;
        this.assessing = assessing;
        this.eligibility = eligibility;
        this.allocation = allocation;
    }

    /**
     * What a send would come to.
     *
     * @param end an {@code Allocated} where it would be accepted, else a {@code Refused}
     * @param located where it belongs; empty if it does not get that far
     * @param assessments every programme's, asked for or not; none where the area is not known
     * @param candidates the providers of the programme that would take it; none where none would
     */
    public record Forecast(
            Stage end, Optional<Located> located, List<Assessment> assessments, List<Candidate> candidates) {

        /** Why a programme that would take the person is not the one chosen; empty of any other programme. */
        public Optional<String> passedOver(Assessment assessment) {
            Programme programme = assessment.programme();
            if (!(end instanceof Allocated allocated)
                    || assessment.verdict() != Verdict.MET
                    || programme.equals(allocated.programme())) {
                return Optional.empty();
            }
            Programme winner = allocated.programme();
            if (!allocated.located().referral().programme().equals(Programme.ANY)) {
                return Optional.of("the referral asks for " + winner.id());
            }
            return Optional.of(
                    Precedence.WINNER_FIRST.compare(programme, winner) < 0
                            ? "no provider of it has a free place for the area"
                            : Precedence.reason(winner, programme));
        }
    }

    /** Stores nothing and owes nothing. */
    public Forecast forecast(Received received) {
        Stage found = received.then(Received.class, conformance::legible)
                .then(Received.class, conformance::check)
                .then(Conformant.class, locating::locate);
        Stage end = found.then(Located.class, eligibility::decide).then(Eligible.class, allocation::allocate);
        List<Candidate> candidates = end instanceof Allocated allocated
                ? allocation.candidates(allocated.programme(), allocated.located())
                : List.of();
        return found instanceof Located located
                ? new Forecast(end, Optional.of(located), assessing.assessAll(located), candidates)
                : new Forecast(end, Optional.empty(), List.of(), List.of());
    }
}
