package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every interaction leaves one record, which says who, what, about whom, why and with which outcome, and no more. */
class AuditIT extends LiveGateway {
    private static final String GP = "demo-gp Y99001 REFERRER TREAT";
    private static final String PROVIDER = "demo-provider pathways-cic PROVIDER TREAT";

    private String task = "";
    private String request = "";
    private String patient = "";
    private String sent = "";

    @BeforeEach
    void a_referral_is_there_and_everybody_has_a_token() {
        for (String client : List.of("demo-gp", "demo-gp-2", "demo-provider", "demo-admin", "demo-privacy")) {
            as(client).get("/fhir/Questionnaire/any-gp");
        }
        sent = json(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        Answer answer = as("demo-gp").post("/fhir", sent, "application/fhir+json");
        task = "Task/" + Answers.task(answer).getIdElement().getIdPart();
        request = "ServiceRequest/" + Answers.idOf(answer, "ServiceRequest");
        patient = "Patient/" + Answers.idOf(answer, "Patient");
    }

    private static String json(Bundle bundle) {
        return Client.FHIR.newJsonParser().encodeResourceToString(bundle);
    }

    private AuditTrailRows rows() {
        return new AuditTrailRows(database);
    }

    private String recorded(String client, int status, Supplier<Answer> call) {
        AuditTrailRows rows = rows();
        Answer answer = call.get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return rows.only(client);
    }

    private String got(String client, int status, String path) {
        return recorded(client, status, () -> as(client).get("/fhir/" + path));
    }

    private String posted(int status, String path, String body) {
        return recorded("demo-gp", status, () -> as("demo-gp").post(path, body, "application/fhir+json"));
    }

    @Test
    void reads_name_the_resource_and_the_patient() {
        assertThat(got("demo-gp", 200, task))
                .isEqualTo("rest read R 0 200 " + GP + " | " + patient + " | " + task + " |  | ");
        assertThat(got("demo-gp", 200, patient))
                .isEqualTo("rest read R 0 200 " + GP + " | " + patient + " | " + patient + " |  | ");
        assertThat(got("demo-provider", 200, task + "/_history/1"))
                .isEqualTo("rest vread R 0 200 " + PROVIDER + " | " + patient + " | " + task + " |  | ");
        assertThat(got("demo-provider", 200, task + "/_history"))
                .isEqualTo("rest history-instance R 0 200 " + PROVIDER + " | " + patient + " | " + task + " |  | ");
        assertThat(got("demo-provider", 200, "Questionnaire/any-gp"))
                .isEqualTo("rest read R 0 200 " + PROVIDER + " |  | Questionnaire/any-gp |  | ");
    }

    @Test
    void searches_name_what_was_found_and_what_was_asked_without_the_values() {
        String found = patient + " | " + task;
        assertThat(got("demo-gp", 200, "Task?focus=" + request + "&_count=5"))
                .isEqualTo("rest search-type E 0 200 " + GP + " | " + found + " | Task?_count&focus | ");
        assertThat(recorded("demo-gp", 200, () -> as("demo-gp")
                        .post(
                                "/fhir/Task/_search",
                                "focus=" + request + "&_include=Task:patient",
                                "application/x-www-form-urlencoded")))
                .startsWith("rest search-type E 0 200 " + GP + " | " + patient + " | ")
                .contains(patient, task)
                .contains("Task?_include&focus");
        assertThat(got("demo-gp", 200, "Task?focus=ServiceRequest/00000000-0000-4000-8000-000000000000"))
                .isEqualTo("rest search-type E 0 200 " + GP + " |  |  | Task?focus | ");
    }

    @Test
    void a_referral_is_on_record_once_and_its_repetition_too() {
        String body = json(Referral.like("fit-for-work-out-of-work-gp.json").bundle());
        String first = posted(200, "/fhir", body);
        assertThat(first)
                .startsWith("rest transaction C 0 - " + GP + " | Patient/")
                .contains("| ServiceRequest/");

        assertThat(posted(200, "/fhir", body)).startsWith("rest transaction C 0 200 " + GP + " | Patient/");
        assertThat(posted(200, "/fhir/ServiceRequest/$check", body))
                .isEqualTo("rest operation E 0 200 " + GP + " |  |  |  | $check");
    }

    @Test
    void changes_are_on_record_in_their_transaction() {
        Client provider = as("demo-provider");
        Task before = provider.task(task.substring("Task/".length()));
        assertThat(recorded("demo-provider", 200, () -> provider.put(before.setStatus(TaskStatus.ACCEPTED))))
                .isEqualTo("rest update U 0 - " + PROVIDER + " | " + patient + " | " + request + "," + task + " |  | ");
        assertThat(recorded("demo-provider", 412, () -> provider.put(before.setStatus(TaskStatus.ACCEPTED))))
                .isEqualTo("rest update U 4 412 " + PROVIDER + " | " + patient + " | " + task + " |  | ");
        String patch = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"in-progress\"}]";
        String version = provider.get("/fhir/" + task).header("ETag");
        assertThat(recorded(
                        "demo-provider",
                        200,
                        () -> provider.patch("/fhir/" + task, patch, "application/json-patch+json", version)))
                .startsWith("rest patch U 0 - " + PROVIDER + " | " + patient);
    }

    @Test
    void refusals_name_whom_was_asked_about_if_the_gateway_knows() {
        assertThat(got("demo-gp-2", 404, task))
                .isEqualTo("rest read R 4 404 demo-gp-2 Y99002 REFERRER TREAT | " + patient + " | " + task + " |  | ");
        assertThat(got("demo-gp-2", 404, patient + "/_history"))
                .startsWith("rest history-instance R 4 404 demo-gp-2 Y99002 REFERRER TREAT | " + patient);
        assertThat(got("demo-admin", 403, task))
                .isEqualTo("rest read R 4 403 demo-admin gateway-team ADMIN HOPERAT | " + patient + " | " + task
                        + " |  | ");
        assertThat(got("", 401, task)).isEqualTo("rest get R 4 401 - - - HOPERAT |  |  |  | ");
        assertThat(got("demo-gp", 404, "Task/Sentinelsurname")).isEqualTo("rest read R 4 404 " + GP + " |  |  |  | ");
        assertThat(got("demo-gp", 400, "Task?Sentinelsurname=1"))
                .isEqualTo("rest search-type E 4 400 " + GP + " |  |  |  | ");
        assertThat(posted(
                        422,
                        "/fhir",
                        json(Referral.like("fit-for-work-out-of-work-gp.json")
                                .answer("consent-share-provider", false)
                                .bundle())))
                .isEqualTo("rest transaction C 4 422 " + GP + " |  |  |  | ");
        assertThat(posted(400, "/fhir", "{")).startsWith("rest ").contains(" 4 400 " + GP);
        assertThat(recorded("demo-gp", 403, () -> as("demo-gp").get("/admin/reconciliation")))
                .startsWith("operate get R 4 403 " + GP);
    }

    @Test
    void tokens_and_refused_ones_are_on_record() {
        AuditTrailRows rows = rows();
        String form = "application/x-www-form-urlencoded";
        String ask = "grant_type=client_credentials&client_id=%s&client_secret=%s";

        assertThat(as("").post("/oauth2/token", ask.formatted("demo-gp", "demo-gp-secret"), form)
                        .status())
                .isEqualTo(200);
        assertThat(as("").post("/oauth2/token", ask.formatted("demo-gp", "Sentinelsecret"), form)
                        .status())
                .isEqualTo(401);
        assertThat(as("").post("/oauth2/token", ask.formatted("Sentinelsurname", "x"), form)
                        .status())
                .isEqualTo(401);

        await().until(() -> rows.where("type = 'login'").size() >= 3);
        assertThat(rows.where("type = 'login'"))
                .containsExactly(
                        "login token E 0 - demo-gp Y99001 REFERRER TREAT |  |  |  | ",
                        "login token E 4 401 demo-gp - - HOPERAT |  |  |  | ",
                        "login token E 4 401 - - - HOPERAT |  |  |  | ");
    }

    @Test
    void a_delivery_and_a_notification_are_exports() {
        AuditTrailRows rows = rows();
        Answer answer = as("demo-jcp").send(Referral.forBigLife(as("demo-jcp")).bundle());
        String delivered = "Task/" + Answers.task(answer).getIdElement().getIdPart();
        String ofIt = "interaction = 'delivery' and '%s' = any(entities)".formatted(delivered);
        await().until(() -> !rows.where(ofIt).isEmpty());
        assertThat(rows.where(ofIt))
                .containsExactly("export delivery R 0 - - big-life PROVIDER TREAT | Patient/"
                        + Answers.idOf(answer, "Patient") + " | " + delivered + " |  | ");

        String toldOfIt = "interaction = 'notification' and '%s' = any(entities)".formatted(task);
        try (FeedFollower follower = new FeedFollower(as("demo-gp"))) {
            Client provider = as("demo-provider");
            provider.put(provider.task(task.substring("Task/".length())).setStatus(TaskStatus.ACCEPTED));
            await().until(() -> !rows.where(toldOfIt).isEmpty());
        }
        assertThat(rows.where(toldOfIt).get(0))
                .startsWith("export notification R 0 - - Y99001 REFERRER TREAT | " + patient + " | " + task);
    }

    @Test
    void what_operators_do_is_on_record() {
        assertThat(recorded(
                        "demo-admin", 200, () -> as("demo-admin").get("/admin/outbox/messages?organisation=Sentinel")))
                .isEqualTo(
                        "operate get R 0 200 demo-admin gateway-team ADMIN HOPERAT |  |  |  | /admin/outbox/messages");
    }

    @Test
    void nobody_is_named_whatever_is_put_into_a_request() {
        AuditTrailRows rows = rows();
        String nhsNumber = Referral.freshNhsNumber();
        Client gp = as("demo-gp");
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json").nhsNumber(nhsNumber);
        referral.patient()
                .getNameFirstRep()
                .setFamily("Sentinelsurname")
                .setGiven(List.of(new StringType("Sentinelgiven")));
        String good = json(referral.bundle());
        for (String body : List.of(
                good,
                good,
                good.replaceFirst("\"resourceType\":\"Bundle\"", "\"resourceType\":\"Sentinelsurname\""),
                good.replace("\"male\"", "\"Sentinelsurname\""),
                good.replace("\"Y99001\"", "\"Sentinelsurname\""))) {
            gp.post("/fhir", body, "application/fhir+json");
        }
        for (String path : List.of(
                "Patient/" + nhsNumber,
                "Sentinelsurname",
                "Sentinelsurname/1",
                "Patient/1/_history/Sentinelsurname",
                "Patient/$Sentinelsurname",
                "Patient?name=Sentinelsurname",
                "Patient?sentinelsurname=1",
                "Location?sentinelsurname=1",
                "Questionnaire?url=Sentinelsurname",
                task + "?sentinelsurname=1",
                "Task?_include=Sentinelsurname",
                "Task?_id=1&_format=Sentinelsurname",
                "Task?identifier=https://fhir.nhs.uk/Id/nhs-number%7C" + nhsNumber)) {
            gp.get("/fhir/" + path);
            as("").get("/fhir/" + path);
            as("demo-privacy").get("/fhir/" + path);
        }
        gp.post("/fhir/Patient/_search", "identifier=" + nhsNumber, "application/x-www-form-urlencoded");
        as("demo-privacy").get("/fhir/AuditEvent?patient=Sentinelsurname&agent=Sentinelsurname");
        as("demo-admin").get("/admin/outbox/messages?referral=Sentinelsurname");
        as("demo-admin").get("/admin/Sentinelsurname");
        gp.withHeader("/fhir/" + task, "X-Request-ID", "Sentinelsurname");
        gp.withHeader("/fhir/" + task, "X-Request-ID", nhsNumber);

        String text = rows.text().toLowerCase(Locale.ROOT);
        assertThat(rows.where("true").size()).isGreaterThan(40);
        assertThat(text).doesNotContain("sentinel", nhsNumber);
    }
}
