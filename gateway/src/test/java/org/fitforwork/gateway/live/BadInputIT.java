package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a 4xx with an OperationOutcome that says what to mend, and nothing is stored. */
class BadInputIT extends KeepsNothing {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String EXAMPLE = "fit-for-work-out-of-work-gp.json";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"resourceType\":", "not json", "[]", "null", "{}", "{\"resourceType\":\"Nothing\"}"})
    void malformed_json_is_400(String body) {
        assertThat(as("demo-gp").post("/fhir", body, JSON).status()).isEqualTo(400);
        clearError(as("demo-gp").post("/fhir", body, JSON), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<Bundle", "<Bundle xmlns=\"http://hl7.org/fhir\">", "<a/>", "no xml"})
    void malformed_xml_is_400(String body) {
        clearError(as("demo-gp").post("/fhir", body, XML), 400);
    }

    @Test
    void json_with_trailing_garbage_or_cut_off_is_400() {
        String good = Referral.text("valid/" + EXAMPLE);

        clearError(as("demo-gp").post("/fhir", good.substring(0, good.length() / 2), JSON), 400);
    }

    @Test
    void a_resource_that_is_no_bundle_is_4xx() {
        Answer answer = as("demo-gp").send(new Patient().setActive(true));

        assertThat(answer.status()).isBetween(400, 422);
        clearError(answer, answer.status());
    }

    @Test
    void what_the_parser_itself_stumbles_over_is_400() {
        String good = Referral.text("valid/" + EXAMPLE);

        clearError(as("demo-gp").post("/fhir", good.replaceFirst("\"linkId\"", "\"\""), JSON), 400);
        clearError(as("demo-gp").post("/fhir", good.replaceFirst("\"resource\"", "\"_resource\""), JSON), 400);
    }

    @Test
    void ten_megabytes_are_413() {
        String large = "{\"resourceType\":\"Bundle\",\"x\":\"" + "a".repeat(10_000_000) + "\"}";

        clearError(as("demo-gp").post("/fhir", large, JSON), 413);
    }

    @Test
    void a_thousand_levels_of_json_are_400() {
        String deep = "{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        clearError(as("demo-gp").post("/fhir", deep, JSON), 400);
    }

    @Test
    void a_thousand_levels_of_xml_are_400() {
        String deep = "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(1_000) + "</entry>".repeat(1_000)
                + "</Bundle>";

        clearError(as("demo-gp").post("/fhir", deep, XML), 400);
    }

    @Test
    void xml_with_external_entities_is_400_and_reads_no_file() {
        String xxe = "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>";

        clearError(as("demo-gp").post("/fhir", xxe, XML), 400);
    }

    @Test
    void a_compressed_body_is_refused_unread() {
        clearError(as("demo-gp").postEncoded("/fhir", "gzip"), 415);
    }

    @Test
    void a_content_type_that_is_not_fhir_is_4xx() {
        Answer answer = as("demo-gp").post("/fhir", "a,b,c", "text/csv");

        assertThat(answer.status()).isBetween(400, 499);
    }

    static Stream<String> strangePaths() {
        return Stream.of(
                "/fhir/Task/does-not-exist",
                "/fhir/Task?nonsense=1",
                "/fhir/Task?_lastUpdated=yesterday",
                "/fhir/Task?_count=many",
                "/fhir/Task?_count=-5",
                "/fhir/Task?_offset=-3",
                "/fhir/Task?_id=a%00b",
                "/fhir/Task?_sort=_security",
                "/fhir/Task?_security=x",
                "/fhir/Task?patient._security=x",
                "/fhir/Task?patient._has:Task:patient:_id=x",
                "/fhir/Task?patient.identifier=x",
                "/fhir/Task?_has:Task:focus:status=requested",
                "/fhir/Task/x/_history/y",
                "/fhir/Nonsense",
                "/fhir/Observation",
                "/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018",
                "/fhir/$everything",
                "/fhir?_getpages=abc",
                "/fhir/Task/_history",
                "/fhir/Task?_include=Task:nonsense");
    }

    @ParameterizedTest
    @MethodSource("strangePaths")
    void a_strange_request_is_4xx_with_an_outcome(String path) {
        Answer answer = as("demo-gp").get(path);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("9990000018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_summary=count", "_total=accurate"})
    void a_count_is_refused_by_what_would_make_it_one(String asked) {
        Answer answer = as("demo-gp").get("/fhir/Task?" + asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("_summary=count", "_total=accurate", "not offered");
    }
}
