package org.fitforwork.gateway.edge;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Refusals on their way out: the HTTP status of the first, and an OperationOutcome with one issue for each. */
public final class RefusedException extends BaseServerResponseException {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = ProfilePackage.canonical("CodeSystem", "refusal-reason");

    public RefusedException(List<Refusal> refusals) {
        super(refusals.get(0).reason().httpStatus(), refusals.get(0).detail(), outcome(refusals));
    }

    public RefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    /** One issue a refusal, in their order. */
    public static OperationOutcome outcome(List<Refusal> refusals) {
        OperationOutcome outcome = new OperationOutcome();
        refusals.forEach(refusal -> {
            var issue = outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.fromCode(refusal.reason().issueType()))
                    .setDiagnostics(refusal.detail() + ". " + refusal.reason().cure());
            issue.getDetails()
                    .setText(refusal.detail())
                    .addCoding()
                    .setSystem(SYSTEM)
                    .setCode(refusal.reason().code());
            if (refusal.expression() != null) {
                issue.addExpression(refusal.expression());
            }
        });
        return outcome;
    }
}
