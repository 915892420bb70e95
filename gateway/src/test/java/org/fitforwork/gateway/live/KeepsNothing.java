package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests of what is turned away: nothing of it is kept. */
abstract class KeepsNothing extends LiveGateway {
    private String before = "";

    @BeforeEach
    void count() {
        before = stored();
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(stored()).isEqualTo(before);
    }

    /** An error of this status that says what to mend, and nothing of how the gateway works inside. */
    static OperationOutcome clearError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        OperationOutcome outcome = answer.as(OperationOutcome.class);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "HAPI-0389");
        return outcome;
    }
}
