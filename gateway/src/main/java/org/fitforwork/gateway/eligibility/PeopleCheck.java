package org.fitforwork.gateway.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSet.Asked;
import org.fitforwork.gateway.conformance.FormSets;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.referral.proof.Person;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The kinds of person that prove a configuration answer questions that forms ask, as those can be answered. */
@Component
@Order(3)
final class PeopleCheck implements ConfigurationCheck {
    private static final String FILE = "people.yaml";

    private final FormSets forms;
    private final ProfilePackage profiles;

    PeopleCheck(FormSets forms, ProfilePackage profiles) {
        this.forms = forms;
        this.profiles = profiles;
    }

    @Override
    public List<Fault> faults(Draft draft) {
        FormSet asked = forms.of(draft.configuration());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < draft.people().size(); i++) {
            Person person = draft.people().get(i);
            String at = "/%d/answers/".formatted(i);
            person.answers().forEach((linkId, answer) -> {
                Asked question = asked.questions().get(linkId);
                if (question == null) {
                    faults.add(draft.fault(FILE, at + linkId, "no form has a question '%s'".formatted(linkId)));
                    return;
                }
                (answer instanceof List<?> several ? several.stream() : Stream.of(answer))
                        .filter(one -> !answers(question, one))
                        .forEach(one -> faults.add(draft.fault(
                                FILE,
                                at + linkId,
                                "'%s' is no answer to %s: %s".formatted(one, linkId, accepted(question)))));
            });
        }
        return faults;
    }

    private boolean answers(Asked question, Object answer) {
        return switch (question.type()) {
            case BOOLEAN -> answer instanceof Boolean;
            case INTEGER -> answer instanceof Integer;
            case DATE -> answer.toString().matches("\\d{4}-\\d{2}-\\d{2}");
            case CHOICE -> codes(question).contains(answer.toString());
            default -> true;
        };
    }

    private Set<String> codes(Asked question) {
        return question.valueSet() == null ? Set.of() : profiles.codes(question.valueSet());
    }

    private String accepted(Asked question) {
        return question.type() == QuestionnaireItemType.CHOICE
                ? "one of " + codes(question).stream().sorted().collect(Collectors.joining(", "))
                : "a " + question.type().toCode();
    }
}
