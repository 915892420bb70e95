package org.fitforwork.gateway.eligibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitforwork.referral.Referral;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * The answers of one referral by linkId, at whatever depth of the form they stand; it notes what a rule asks for.
 *
 * @param asked linkIds that the rule has asked for
 * @param missing those of them without an answer
 */
record Answers(Referral referral, Map<String, List<Base>> byLinkId, List<String> asked, List<String> missing) {

    static Answers of(Referral referral) {
        Map<String, List<Base>> byLinkId = new HashMap<>();
        collect(referral.response().getItem(), byLinkId);
        return new Answers(referral, byLinkId, List.of(), List.of());
    }

    /** The same answers with nothing asked yet. */
    Answers forRule() {
        return new Answers(referral, byLinkId, new ArrayList<>(), new ArrayList<>());
    }

    /** Every answer to {@code linkId}; a coded one as its code, so that rules compare codes as text. */
    List<Base> to(String linkId) {
        List<Base> answers = byLinkId.getOrDefault(linkId, List.of());
        asked.add(linkId);
        if (answers.isEmpty()) {
            missing.add(linkId);
        }
        return answers;
    }

    private static void collect(List<QuestionnaireResponseItemComponent> items, Map<String, List<Base>> byLinkId) {
        for (var item : items) {
            for (var answer : item.getAnswer()) {
                if (answer.hasValue()) {
                    byLinkId.computeIfAbsent(item.getLinkId(), id -> new ArrayList<>())
                            .add(value(answer.getValue()));
                }
                collect(answer.getItem(), byLinkId);
            }
            collect(item.getItem(), byLinkId);
        }
    }

    private static Base value(Base value) {
        return value instanceof Coding coding && coding.hasCode() ? new StringType(coding.getCode()) : value;
    }
}
