package org.fitforwork.documents;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.RefusalReason.Mends;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsDocumentTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Path CODES =
            Path.of("../fhir-profiles/src/main/fhir/terminology/CodeSystem-refusal-reason.json");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private final Document document = new Document("errors.md");

    @Test
    void the_table_is_the_one_in_code() throws IOException {
        document.holds(RefusalReason.class, table(), ErrorsDocumentTest.class);
    }

    @Test
    void the_code_system_has_every_reason_and_no_other() throws IOException {
        assertThat(Stream.of(RefusalReason.values()).map(RefusalReason::code))
                .containsExactlyInAnyOrderElementsOf(codes());
    }

    @ParameterizedTest
    @EnumSource
    void every_issue_type_is_one_of_fhir_r4(RefusalReason reason) {
        assertThat(IssueType.fromCode(reason.issueType()).toCode()).isEqualTo(reason.issueType());
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_an_error_of_the_request_or_one_that_time_mends_with_a_cure_of_one_sentence(
            RefusalReason reason) {
        assertThat(reason.httpStatus() / 100).isEqualTo(reason.mends() == Mends.TIME ? 5 : 4);
        assertThat(reason.cure()).matches("[A-Z][^|\n]+[^. ]\\.");
    }

    @Test
    void the_example_is_what_the_table_says_of_its_reason() throws IOException {
        OperationOutcome example = example();
        assertThat(example.getIssue()).isNotEmpty().allSatisfy(issue -> {
            var coding = issue.getDetails().getCodingFirstRep();
            assertThat(coding.getSystem())
                    .isEqualTo(read(CodeSystem.class, Files.readString(CODES)).getUrl());
            RefusalReason reason = Stream.of(RefusalReason.values())
                    .filter(candidate -> candidate.code().equals(coding.getCode()))
                    .findAny()
                    .orElseThrow();
            assertThat(issue.getCode().toCode()).isEqualTo(reason.issueType());
            assertThat(issue.getDiagnostics()).isEqualTo(issue.getDetails().getText() + ". " + reason.cure());
            assertThat(issue.getExpression()).isNotEmpty();
        });
    }

    private static String table() {
        return Stream.of(RefusalReason.values())
                .map(reason -> "| `%s` | %d | `%s` | %s | %s |\n"
                        .formatted(
                                reason.code(),
                                reason.httpStatus(),
                                reason.issueType(),
                                reason.mends().name().toLowerCase(Locale.ROOT),
                                reason.cure()))
                .collect(Collectors.joining(
                        "",
                        "| Code | HTTP | Issue type | Who can mend it | Cure |\n| --- | --- | --- | --- | --- |\n",
                        ""));
    }

    private static List<String> codes() throws IOException {
        return read(CodeSystem.class, Files.readString(CODES)).getConcept().stream()
                .map(ConceptDefinitionComponent::getCode)
                .toList();
    }

    private OperationOutcome example() throws IOException {
        Matcher example = EXAMPLE.matcher(document.text());
        assertThat(example.find()).as("errors.md has an example in JSON").isTrue();
        return read(OperationOutcome.class, example.group(1));
    }

    private static <T extends Resource> T read(Class<T> type, String json) {
        return FHIR.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(type, json);
    }
}
