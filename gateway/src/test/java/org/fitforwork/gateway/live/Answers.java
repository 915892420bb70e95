package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;

/** What tests read out of answers. */
final class Answers {
    private Answers() {}

    /** The Task that an accepted referral's answer ends with. */
    static Task task(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle bundle = answer.as(Bundle.class);
        return (Task) bundle.getEntry().get(bundle.getEntry().size() - 1).getResource();
    }

    static String idOf(Answer answer, String type) {
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> new IdType(entry.getResponse().getLocation()))
                .filter(id -> id.getResourceType().equals(type))
                .map(IdType::getIdPart)
                .findFirst()
                .orElseThrow();
    }

    static String provider(Answer answer) {
        return task(answer).getOwner().getIdentifier().getValue();
    }

    /** The codes of the reasons in a refusal, in their order. */
    static List<String> reasons(Answer answer) {
        return answer.as(OperationOutcome.class).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    static List<Task> tasks(Answer answer) {
        return answer.as(Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList();
    }
}
