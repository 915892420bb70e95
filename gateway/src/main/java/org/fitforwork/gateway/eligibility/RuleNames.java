package org.fitforwork.gateway.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.conformance.FormSet;
import org.fitforwork.gateway.conformance.FormSet.Asked;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The names that one rule uses: variables, questions, value sets, and the texts that it compares answers with. A name
 * that nothing bears would make a rule that nobody meets, or everybody, without any error.
 */
final class RuleNames {
    private static final Set<String> VARIABLES = Set.of("%patient", "%referral", "%response", "%today", "%age");

    private final List<String> variables = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<String> valueSets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private RuleNames() {}

    static RuleNames of(ExpressionNode expression) {
        RuleNames names = new RuleNames();
        names.collect(expression);
        return names;
    }

    private void collect(@Nullable ExpressionNode node) {
        if (node == null) {
            return;
        }
        String name = String.valueOf(node.getName());
        if (node.getKind() == Kind.Function && (name.equals("answer") || name.equals("codes"))) {
            (name.equals("answer") ? questions : valueSets).add(argument(node));
        } else if (node.getParameters() != null) {
            node.getParameters().forEach(this::collect);
        }
        if (node.getKind() == Kind.Constant) {
            constant(node.getConstant());
        }
        collect(node.getInner());
        collect(node.getGroup());
        collect(node.getOpNext());
    }

    private static String argument(ExpressionNode call) {
        Base argument = call.getParameters().get(0).getConstant();
        return argument == null ? "" : String.valueOf(argument.primitiveValue());
    }

    private void constant(@Nullable Base constant) {
        if (constant instanceof FHIRConstant variable) {
            if (variable.getValue().startsWith("%")) {
                variables.add(variable.getValue());
            }
        } else if (constant instanceof StringType text) {
            texts.add(text.getValue());
        }
    }

    /**
     * @param codes the codes of a value set by its id; none if there is no such value set
     * @throws IllegalArgumentException saying which name nothing bears, and what could have been meant
     */
    void verify(FormSet forms, Function<String, List<Base>> codes) {
        variables.stream().filter(variable -> !VARIABLES.contains(variable)).forEach(variable -> {
            throw new IllegalArgumentException("there is no variable %s; there are %s"
                    .formatted(variable, VARIABLES.stream().sorted().collect(Collectors.joining(", "))));
        });
        questions.stream()
                .filter(linkId -> !forms.questions().containsKey(linkId))
                .forEach(linkId -> {
                    throw new IllegalArgumentException("no form has a question '%s'".formatted(linkId));
                });
        valueSets.stream().filter(id -> codes.apply(id).isEmpty()).forEach(id -> {
            throw new IllegalArgumentException("there is no value set '%s'".formatted(id));
        });
        comparisons(forms, codes);
    }

    /** Where a rule looks at coded answers alone, every text in it must be one of their codes. */
    private void comparisons(FormSet forms, Function<String, List<Base>> codes) {
        List<Asked> asked = questions.stream().map(forms.questions()::get).toList();
        boolean coded = !asked.isEmpty()
                && asked.stream()
                        .noneMatch(question -> question.type() == QuestionnaireItemType.STRING
                                || question.type() == QuestionnaireItemType.TEXT
                                || question.type() == QuestionnaireItemType.OPENCHOICE);
        if (!coded
                || variables.stream()
                        .anyMatch(variable -> !Set.of("%age", "%today").contains(variable))) {
            return;
        }
        Set<String> known = asked.stream()
                .flatMap(question ->
                        question.valueSet() == null ? Stream.<Base>empty() : codes.apply(question.valueSet()).stream())
                .map(Base::primitiveValue)
                .collect(Collectors.toSet());
        texts.stream().filter(text -> !known.contains(text)).forEach(text -> {
            throw new IllegalArgumentException("'%s' is no answer to %s; answers are %s"
                    .formatted(
                            text,
                            String.join(", ", questions),
                            known.stream().sorted().collect(Collectors.joining(", "))));
        });
    }
}
