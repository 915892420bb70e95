package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;

class CheckIT extends LiveGateway {
    private Answer check(String client, Bundle bundle) {
        return as(client)
                .post(
                        "/fhir/ServiceRequest/$check",
                        Client.FHIR.newJsonParser().encodeResourceToString(bundle),
                        "application/fhir+json");
    }

    private static boolean accepted(Parameters forecast) {
        return ((BooleanType) forecast.getParameter("accepted").getValue()).booleanValue();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent parent, String name) {
        return parent.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ParametersParameterComponent programme(Parameters forecast, String id) {
        return forecast.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("programme"))
                .filter(programme ->
                        ((Coding) part(programme, "code").getValue()).getCode().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String provider(Parameters forecast) {
        return ((Identifier) part(forecast.getParameter("chosen"), "provider").getValue()).getValue();
    }

    @Test
    void it_says_who_would_take_the_person_and_stores_nothing() {
        String before = stored();

        Answer answer = check("demo-gp", Referral.like("any-gp.json").bundle());

        Parameters forecast = answer.as(Parameters.class);
        assertThat(accepted(forecast)).isTrue();
        assertThat(provider(forecast)).isEqualTo("pathways-cic");
        assertThat(part(forecast.getParameter("area"), "code").getValue().primitiveValue())
                .isEqualTo("14L");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void every_programme_traces_every_rule() {
        Parameters forecast = check(
                        "demo-gp",
                        Referral.like("any-gp.json")
                                .answer("has-health-condition", false)
                                .unanswered("several-needs")
                                .bundle())
                .as(Parameters.class);

        ParametersParameterComponent outOfWork = programme(forecast, "fit-for-work-out-of-work");
        assertThat(part(outOfWork, "verdict").getValue().primitiveValue()).isEqualTo("not-eligible");
        ParametersParameterComponent rule = outOfWork.getPart().stream()
                .filter(part -> part.getName().equals("rule"))
                .filter(part -> part(part, "name").getValue().primitiveValue().equals("health-condition"))
                .findFirst()
                .orElseThrow();
        assertThat(part(rule, "verdict").getValue().primitiveValue()).isEqualTo("not-met");
        assertThat(part(rule, "because").getValue().primitiveValue()).contains("health condition");
        ParametersParameterComponent hub = programme(forecast, "health-and-wellbeing-service");
        assertThat(part(hub, "verdict").getValue().primitiveValue()).isEqualTo("needs-information");
        ParametersParameterComponent leavers = programme(forecast, "work-programme-leavers");
        assertThat(part(part(leavers, "barred"), "reason").getValue().primitiveValue())
                .isEqualTo("programme-not-open");
    }

    @Test
    void what_is_not_conformant_is_said_as_a_send_would_say_it() {
        Referral referral = Referral.like("any-gp.json");
        referral.patient().setBirthDate(null);

        Parameters forecast = check("demo-gp", referral.bundle()).as(Parameters.class);

        assertThat(accepted(forecast)).isFalse();
        OperationOutcome refusal =
                (OperationOutcome) forecast.getParameter("refusal").getResource();
        assertThat(refusal.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("not-conformant");
    }

    @Test
    void a_provider_has_nothing_to_ask() {
        assertThat(check("demo-provider", Referral.like("any-gp.json").bundle()).status())
                .isEqualTo(403);
    }

    /** The same steps run under both, so they agree by construction; this holds the wiring to it. */
    @Test
    void asking_and_sending_agree_on_sixty_random_referrals() {
        Random random = new Random(17);
        for (int i = 0; i < 60; i++) {
            Bundle bundle = any(random).bundle();

            Parameters forecast = check("demo-gp", bundle).as(Parameters.class);
            Answer sent = as("demo-gp").send(bundle);

            assertThat(sent.status() == 200).isEqualTo(accepted(forecast));
            if (accepted(forecast)) {
                assertThat(provider(forecast)).isEqualTo(Answers.provider(sent));
            } else {
                assertThat(Client.FHIR
                                .newJsonParser()
                                .encodeResourceToString(
                                        forecast.getParameter("refusal").getResource()))
                        .isEqualTo(Client.FHIR.newJsonParser().encodeResourceToString(sent.as(OperationOutcome.class)));
            }
        }
    }

    private static Referral any(Random random) {
        List<UnaryOperator<Referral>> changes = List.of(
                referral -> referral.answer("employment-status", "employment-status", "employed-off-sick"),
                referral -> referral.answer("employment-status", "employment-status", "carer"),
                referral -> referral.answer("consent-share-provider", false),
                referral -> referral.unanswered("consent-share-provider"),
                referral -> referral.answer("several-needs", random.nextBoolean()),
                referral -> referral.unanswered("employment-status"),
                referral -> referral.practice("Y99012"),
                referral -> referral.practice("Y99103"),
                referral -> referral.programme("fit-for-work-out-of-work"),
                referral -> referral.authored("2014-06-01"));
        Referral referral = Referral.like("any-gp.json");
        for (UnaryOperator<Referral> change : changes) {
            if (random.nextInt(4) == 0) {
                referral = attempt(change, referral);
            }
        }
        return referral;
    }

    /** An earlier change may have taken the answer away that this one would change. */
    private static Referral attempt(UnaryOperator<Referral> change, Referral referral) {
        try {
            return change.apply(referral);
        } catch (IllegalArgumentException gone) {
            return referral;
        }
    }
}
