package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

class ScopesIT extends LiveGateway {
    private Answer ask(String client, String scope) {
        return new TokenRequest(base())
                .ask(Map.of("client_id", client, "client_secret", client + "-secret", "scope", scope));
    }

    private Answer get(Answer token, String path) {
        return new TokenRequest(base()).get(path, TokenRequest.token(token));
    }

    @Test
    void what_a_token_does_not_carry_it_cannot_do() {
        Answer token = ask("demo-gp", "system/Task.rs");

        assertThat(get(token, "/fhir/Task?_count=1").status()).isEqualTo(200);
        Answer refused = get(token, "/fhir/Patient");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope", "system/Patient.s");
        assertThat(refused.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .contains("system/Patient.s");
        assertThat(get(token, "/fhir/metadata").status()).isEqualTo(200);
    }

    @Test
    void nor_see_by_including_it() {
        as("demo-gp").send(Referral.like("fit-for-work-out-of-work-gp.json").bundle());

        Answer narrow = get(ask("demo-gp", "system/Task.rs"), "/fhir/Task?_include=Task:patient&_count=1");
        Answer wide =
                get(ask("demo-gp", "system/Task.rs system/Patient.r"), "/fhir/Task?_include=Task:patient&_count=1");

        assertThat(narrow.status()).isEqualTo(403);
        assertThat(narrow.body()).doesNotContain("birthDate");
        assertThat(wide.status()).isEqualTo(200);
    }

    @Test
    void a_client_may_be_narrower_than_its_role_whatever_it_asks_for() {
        assertThat(ask("narrow-gp", "system/Patient.r").body()).contains("invalid_scope");
        assertThat(ask("narrow-gp", "system/Task.rs").status()).isEqualTo(200);
        Client narrow = as("narrow-gp");
        assertThat(narrow.get("/fhir/Task?_count=1").status()).isEqualTo(200);
        assertThat(narrow.get("/fhir/Patient").status()).isEqualTo(403);
        assertThat(narrow.send(Referral.like("fit-for-work-out-of-work-gp.json").bundle())
                        .status())
                .isEqualTo(200);
        assertThat(narrow.check(Referral.like("fit-for-work-out-of-work-gp.json")
                                .bundle())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_scope_gives_nothing_that_the_role_has_not() {
        assertThat(get(ask("demo-admin", "system/*.cruds"), "/fhir/Patient").status())
                .isEqualTo(403);
    }

    @Test
    void a_token_for_fhir_alone_operates_nothing() {
        assertThat(get(ask("demo-admin", "system/Questionnaire.rs"), "/admin/outbox/organisations")
                        .status())
                .isEqualTo(403);
        assertThat(as("demo-admin").get("/admin/outbox/organisations").status()).isEqualTo(200);
    }

    @Test
    void what_is_no_scope_is_refused() {
        Answer answer = ask("demo-gp", "everything");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_scope", "system/ServiceRequest.crus");
    }
}
