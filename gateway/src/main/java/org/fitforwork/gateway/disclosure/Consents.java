package org.fitforwork.gateway.disclosure;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** What the person agreed to, as the form says: each of the questions by itself, since none follows from another. */
public record Consents(Agreed provider, Agreed employer, Agreed jobcentre) {
    public static final String REFER = "consent-refer";
    public static final String PROVIDER = "consent-share-provider";
    public static final String EMPLOYER = "consent-share-employer";
    public static final String JOBCENTRE = "consent-share-jobcentre";

    /** An answer. A question that nobody answered, or that was answered twice over, was not agreed to. */
    public enum Agreed {
        YES,
        NO
    }

    public static Consents of(QuestionnaireResponse response) {
        return new Consents(agreed(response, PROVIDER), agreed(response, EMPLOYER), agreed(response, JOBCENTRE));
    }

    private static Agreed agreed(QuestionnaireResponse response, String linkId) {
        List<QuestionnaireResponseItemComponent> answered = items(response.getItem())
                .filter(item -> linkId.equals(item.getLinkId()) && item.hasAnswer())
                .toList();
        boolean yes = answered.size() == 1
                && answered.get(0).getAnswer().size() == 1
                && answered.get(0).getAnswerFirstRep().getValue() instanceof BooleanType said
                && said.booleanValue();
        return yes ? Agreed.YES : Agreed.NO;
    }

    private static Stream<QuestionnaireResponseItemComponent> items(List<QuestionnaireResponseItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item),
                        Stream.concat(
                                items(item.getItem()),
                                item.getAnswer().stream().flatMap(answer -> items(answer.getItem())))));
    }
}
