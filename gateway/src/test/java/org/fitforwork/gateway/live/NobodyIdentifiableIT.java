package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Sentinels in every place where a person's data can stand, sent through every failure: none may come out again. */
@ExtendWith(OutputCaptureExtension.class)
class NobodyIdentifiableIT extends LiveGateway {
    private static final String FAMILY = "Sentinelsurname";
    private static final String GIVEN = "Sentinelgiven";
    private static final String STREET = "77 Sentinelstreet";
    private static final String POSTCODE = "ZE1 9QZ";
    private static final String PHONE = "07700900077";
    private static final String FREE_TEXT = "Sentinelstory";
    private static final String BIRTH_DATE = "1971-07-17";

    private final String nhsNumber = Referral.freshNhsNumber();

    private Referral sentinel(String example) {
        return sentinel(Referral.like(example));
    }

    private Referral sentinel(Referral referral) {
        referral.nhsNumber(nhsNumber);
        referral.patient().getNameFirstRep().setFamily(FAMILY).setGiven(List.of(new StringType(GIVEN)));
        referral.patient()
                .getAddressFirstRep()
                .setLine(List.of(new StringType(STREET)))
                .setPostalCode(POSTCODE);
        referral.patient().getTelecomFirstRep().setValue(PHONE);
        referral.patient().getBirthDateElement().setValueAsString(BIRTH_DATE);
        referral.request().getNoteFirstRep().setText(FREE_TEXT);
        return referral;
    }

    private static String json(Bundle bundle) {
        return Client.FHIR.newJsonParser().encodeResourceToString(bundle);
    }

    private void assertNobodyIn(String where, String text) {
        assertThat(text.toLowerCase(Locale.ROOT))
                .as(where)
                .doesNotContain(
                        FAMILY.toLowerCase(Locale.ROOT),
                        GIVEN.toLowerCase(Locale.ROOT),
                        "sentinelstreet",
                        POSTCODE.toLowerCase(Locale.ROOT),
                        PHONE,
                        FREE_TEXT.toLowerCase(Locale.ROOT),
                        BIRTH_DATE,
                        nhsNumber);
    }

    /** Bodies that fail in as many ways as there are, each with all sentinels in it. */
    private List<String> failures() {
        List<String> bodies = new ArrayList<>();
        String good = json(sentinel("fit-for-work-out-of-work-gp.json").bundle());
        bodies.add(good.substring(0, good.length() - 20));
        bodies.add(good.replaceFirst("\\{", "{\"" + FAMILY + "\":1,"));
        bodies.add(good.replace("\"" + BIRTH_DATE + "\"", "\"" + FAMILY + "\""));
        bodies.add(good.replace("\"male\"", "\"" + FAMILY + "\""));
        bodies.add(good.replace("\"" + FAMILY + "\"", "[\"" + FAMILY + "\",\"" + GIVEN + "\"]"));
        bodies.add(good.replace("\"" + FAMILY + "\"", FAMILY));
        bodies.add(good.replace("\"2012-11-30\"", "\"" + FAMILY + "\""));
        bodies.add(good.replace(
                "\"reference\":\"urn:uuid:00000001-0000-4000-8000-000000000001\"",
                "\"reference\":\"Patient?name=" + FAMILY + "\""));
        bodies.add(good.replace("\"long-term-unemployed\"", "\"" + FAMILY + "\""));
        bodies.add(good.replace(nhsNumber, nhsNumber.substring(0, 9) + (nhsNumber.charAt(9) == '0' ? '1' : '0')));
        bodies.add(good.replace("\"Y99001\"", "\"" + FAMILY + "\""));
        bodies.add(good.replace("\"active\"", "\"" + FAMILY + "\""));
        bodies.add(json(
                sentinel("fit-for-work-out-of-work-gp.json").practice("Y99011").bundle()));
        bodies.add(json(
                sentinel("fit-for-work-out-of-work-gp.json").practice(nhsNumber).bundle()));
        bodies.add(json(sentinel("fit-for-work-out-of-work-gp.json")
                .answer("consent-share-provider", false)
                .bundle()));
        bodies.add(json(sentinel("fit-for-work-out-of-work-gp.json")
                .unanswered("has-health-condition")
                .bundle()));
        bodies.add("<Bundle xmlns=\"http://hl7.org/fhir\"><" + FAMILY);
        return bodies;
    }

    @Test
    void no_refusal_error_log_or_metric_says_who_it_was_about(CapturedOutput output) {
        for (String body : failures()) {
            String type = body.startsWith("<") ? "application/fhir+xml" : "application/fhir+json";
            Answer answer = as("demo-gp").post("/fhir", body, type);

            assertThat(answer.status()).as(body).isBetween(400, 499);
            assertNobodyIn("answer " + answer.body(), answer.body());
        }
        assertNobodyIn("metrics", as("demo-admin").get("/actuator/prometheus").body());
        assertNobodyIn("log", output.getAll());
    }

    @Test
    void a_failing_delivery_says_nothing_either(CapturedOutput output) {
        BIG_LIFE.stubFor(post("/fhir").willReturn(aResponse().withStatus(500).withBody(FAMILY)));
        Answer sent = as("demo-jcp")
                .send(sentinel(Referral.forBigLife(as("demo-jcp"))).bundle());
        String task = Answers.task(sent).getIdElement().getIdPart();

        await().untilAsserted(() -> assertThat(output.getAll()).contains("the provider answered HTTP 500"));
        assertNobodyIn("log", output.getAll());
        assertNobodyIn(
                "attempts",
                String.join(
                        " ",
                        database.sql("select reason from referral.delivery_attempt")
                                .query(String.class)
                                .list()));
        assertNobodyIn(
                "answer",
                as("demo-provider-2")
                        .put(as("demo-provider-2").task(task), "W/\"9\"")
                        .body());
    }

    @Test
    void an_nhs_number_is_not_taken_in_a_url_but_by_post() {
        Answer sent =
                as("demo-gp").send(sentinel("fit-for-work-out-of-work-gp.json").bundle());
        String search = "identifier=https://fhir.nhs.uk/Id/nhs-number%7C" + nhsNumber;

        assertThat(as("demo-gp").get("/fhir/Patient?" + search).status()).isEqualTo(400);
        Answer found = as("demo-gp").post("/fhir/Patient/_search", search, "application/x-www-form-urlencoded");

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.as(Bundle.class).getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .containsExactly(Answers.idOf(sent, "Patient"));
        assertThat(found.as(Bundle.class).getLink())
                .noneMatch(link -> link.getUrl().contains(nhsNumber));
    }
}
