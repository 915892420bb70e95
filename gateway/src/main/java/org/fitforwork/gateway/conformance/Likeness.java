package org.fitforwork.gateway.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * What of a resource decides whether it conforms, and no more: which elements there are; codes, systems, numbers and the
 * like word by word; but of a name only that it is a text, and of a date that it is one. A form is taken apart into its
 * questions, since no rule looks at the answers to two. Resources with the same traits conform alike, or do not.
 */
final class Likeness {
    private static final Set<QuestionnaireItemType> TEXTS =
            Set.of(QuestionnaireItemType.STRING, QuestionnaireItemType.TEXT, QuestionnaireItemType.DATE);

    /** FHIR's own profiles have rules that nobody has read for this purpose. */
    private static final String FHIRS_OWN = "http://hl7.org/fhir/";

    private final FormSet forms;
    private final Map<String, Set<String>> textQuestions;

    Likeness(FormSet forms) {
        this.forms = forms;
        this.textQuestions = forms.questionnaires().stream()
                .filter(form -> items(form.getItem()).noneMatch(Likeness::looksElsewhere))
                .collect(Collectors.toUnmodifiableMap(Questionnaire::getUrl, Likeness::textQuestions));
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }

    private static boolean looksElsewhere(QuestionnaireItemComponent item) {
        return item.hasEnableWhen()
                || item.getExtension().stream().anyMatch(more -> !BankItems.LIMITS.contains(more.getUrl()));
    }

    private static Set<String> textQuestions(Questionnaire form) {
        return items(form.getItem())
                .filter(item -> TEXTS.contains(item.getType())
                        && !item.hasMaxLength()
                        && !item.hasAnswerValueSet()
                        && !item.hasAnswerOption()
                        && !item.hasExtension())
                .map(QuestionnaireItemComponent::getLinkId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Digests, one a trait; none of what is like nothing but itself. */
    Set<String> traits(Resource resource) {
        // A Task, for one, is like no other: its dates are compared with one another.
        if (!BundleShape.ACCEPTED.contains(resource.fhirType())
                || !(resource instanceof DomainResource domain)
                || domain.hasText()
                || domain.hasContained()
                || claimsOneOfFhirsOwn(domain)) {
            return Set.of();
        }
        List<Trait> traits = domain instanceof QuestionnaireResponse response
                ? form(response).toList()
                : List.of(new Trait().elements(domain, true, Set.of()));
        return traits.stream().allMatch(Trait::comparable)
                ? traits.stream().map(Trait::digest).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static boolean claimsOneOfFhirsOwn(DomainResource resource) {
        return resource.getMeta().getProfile().stream()
                .anyMatch(profile -> String.valueOf(profile.getValue()).startsWith(FHIRS_OWN));
    }

    private Stream<Trait> form(QuestionnaireResponse response) {
        String canonical = String.valueOf(response.getQuestionnaire());
        return forms.find(canonical)
                .map(form -> textQuestions.get(form.questionnaire().getUrl()))
                .map(texts -> Stream.concat(
                        Stream.of(new Trait()
                                .elements(response, true, Set.of("item"))
                                .order(response.getItem())),
                        response.getItem().stream().flatMap(item -> item(canonical, item, texts))))
                .orElseGet(() -> Stream.of(Trait.unlike()));
    }

    /** @param within the form, and the groups of it that the item is in */
    private static Stream<Trait> item(String within, QuestionnaireResponseItemComponent item, Set<String> texts) {
        String linkId = String.valueOf(item.getLinkId());
        boolean free = texts.contains(linkId);
        Trait own = new Trait().word(within).elements(item, false, Set.of("item", "answer"));
        item.getAnswer().forEach(answer -> own.answer(answer, free));
        own.order(item.getItem());
        String inside = "%s %s".formatted(within, linkId);
        return Stream.concat(Stream.of(own), item.getItem().stream().flatMap(child -> item(inside, child, texts)));
    }
}
