package org.fitforwork.gateway.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.configuration.ItemBank;
import org.fitforwork.gateway.configuration.ItemBank.Question;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;

/** The questions of the item bank as items of a Questionnaire, and what is wrong with those that cannot be one. */
final class BankItems {
    private static final String MIN = "http://hl7.org/fhir/StructureDefinition/minValue";
    private static final String MAX = "http://hl7.org/fhir/StructureDefinition/maxValue";
    /** The extensions that its items may have. */
    static final Set<String> LIMITS = Set.of(MIN, MAX);

    private static final Map<String, QuestionnaireItemType> TYPES = Stream.of(
                    QuestionnaireItemType.BOOLEAN,
                    QuestionnaireItemType.CHOICE,
                    QuestionnaireItemType.OPENCHOICE,
                    QuestionnaireItemType.DATE,
                    QuestionnaireItemType.INTEGER,
                    QuestionnaireItemType.STRING,
                    QuestionnaireItemType.TEXT)
            .collect(Collectors.toUnmodifiableMap(QuestionnaireItemType::toCode, Function.identity()));

    private final ItemBank bank;
    private final Terms terms;
    private final Map<String, QuestionnaireItemComponent> items = new LinkedHashMap<>();
    private final List<FormFault> faults = new ArrayList<>();

    BankItems(ItemBank bank, Terms terms) {
        this.bank = bank;
        this.terms = terms;
        Set<String> names = new HashSet<>(bank.groups().keySet());
        bank.groups().forEach((id, group) -> {
            if (group.text().isBlank()) {
                fault(FormFault.pointer(FormFault.BANK, id, "text"), "the heading has no text");
            }
            group.items().forEach((linkId, question) -> {
                String pointer = FormFault.pointer(FormFault.BANK, id, "items", linkId);
                if (!names.add(linkId)) {
                    fault(pointer, linkId + " is there twice; every question and group has a name of its own");
                }
                items.put(linkId, item(linkId, question, pointer));
            });
        });
    }

    List<FormFault> faults() {
        return faults;
    }

    boolean isQuestion(String name) {
        return items.containsKey(name);
    }

    boolean isGroup(String name) {
        return bank.groups().containsKey(name);
    }

    /** The sections of a form that asks and requires so much, in the order of the bank. */
    List<QuestionnaireItemComponent> sections(Set<String> ask, Set<String> require) {
        return bank.groups().keySet().stream()
                .map(id -> section(id, ask, require))
                .filter(QuestionnaireItemComponent::hasItem)
                .toList();
    }

    private QuestionnaireItemComponent section(String id, Set<String> ask, Set<String> require) {
        ItemBank.Group group = Optional.ofNullable(bank.groups().get(id)).orElseThrow();
        QuestionnaireItemComponent section = new QuestionnaireItemComponent().setLinkId(id);
        group.items().keySet().stream()
                .filter(linkId -> ask.contains(id) || ask.contains(linkId) || require.contains(linkId))
                .map(linkId -> Optional.ofNullable(items.get(linkId)).orElseThrow())
                .forEach(item -> section.addItem(item.copy().setRequired(require.contains(item.getLinkId()))));
        // A required question only counts inside a group that must be there itself.
        section.setRequired(section.getItem().stream().anyMatch(QuestionnaireItemComponent::getRequired));
        return section.setText(group.text()).setType(QuestionnaireItemType.GROUP);
    }

    private QuestionnaireItemComponent item(String linkId, Question question, String pointer) {
        QuestionnaireItemComponent item = new QuestionnaireItemComponent().setLinkId(linkId);
        item.setText(question.text()).setRepeats(Boolean.TRUE.equals(question.repeats()));
        if (question.text().isBlank()) {
            fault(pointer + "/text", "the question has no text");
        }
        Optional.ofNullable(TYPES.get(question.type()))
                .ifPresentOrElse(
                        item::setType,
                        () -> fault(
                                pointer + "/type",
                                "'%s' is no type of question; a type is one of %s"
                                        .formatted(question.type(), Terms.list(TYPES.keySet()))));
        Optional.ofNullable(question.values()).ifPresent(id -> terms.valueSet(id)
                .ifPresentOrElse(
                        item::setAnswerValueSet, () -> fault(pointer + "/values", "there is no ValueSet " + id)));
        Optional.ofNullable(question.means()).ifPresent(concept -> terms.concept(concept)
                .ifPresentOrElse(
                        item::addCode,
                        () -> fault(
                                pointer + "/means",
                                "there is no concept %s; say code-system#code".formatted(concept))));
        limits(question, item, pointer);
        return item;
    }

    private void limits(Question question, QuestionnaireItemComponent item, String pointer) {
        Optional<Integer> min = Optional.ofNullable(question.min());
        Optional<Integer> max = Optional.ofNullable(question.max());
        min.ifPresent(least -> item.addExtension(MIN, new IntegerType(least)));
        max.ifPresent(most -> item.addExtension(MAX, new IntegerType(most)));
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            fault(
                    pointer + "/min",
                    "%d is more than max, %d: nothing would be an answer".formatted(min.get(), max.get()));
        }
        if ((min.isPresent() || max.isPresent()) && !question.type().equals("integer")) {
            fault(pointer + "/type", "min and max are for type integer, not " + question.type());
        }
    }

    private void fault(String pointer, String message) {
        faults.add(new FormFault("", pointer, message));
    }
}
