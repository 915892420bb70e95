package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.live.Browser.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleIT extends LiveGateway {
    private static final String PROVIDER = "breakthrough-uk";
    private static final String PAUSE = "/console/organisations/" + PROVIDER + "/pause";

    private Browser browser() {
        return new Browser(base());
    }

    private Page home(Browser browser) {
        Page page = browser.signIn("demo-engineer", "demo-engineer-secret");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.location().getPath()).isEqualTo("/");
        return page;
    }

    private List<String> pausedBy() {
        return database.sql("select paused_by from referral.paused_destination where organisation = :id")
                .param("id", PROVIDER)
                .query(String.class)
                .list();
    }

    @AfterEach
    void nothingIsPaused() {
        database.sql("delete from referral.paused_destination where organisation = :id")
                .param("id", PROVIDER)
                .update();
    }

    @Test
    void who_is_not_signed_in_is_asked_to_and_leaves_no_session() {
        Page page = browser().open("/");

        assertThat(page.location().getPath()).isEqualTo("/console/sign-in");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Sign in").doesNotContain(PROVIDER);
        assertThat(page.header("Set-Cookie")).doesNotContain("console=");
    }

    @Test
    void an_engineer_sees_the_providers_and_the_configuration_and_nobody_who_was_referred() {
        Referral referral = Referral.like("fit-for-work-out-of-work-gp.json");
        referral.patient().getNameFirstRep().setFamily("Consolesentinel");
        assertThat(as("demo-gp").send(referral.bundle()).status()).isEqualTo(200);

        Page page = home(browser());

        assertThat(page.body())
                .contains(
                        "Overview",
                        "demo-engineer",
                        PROVIDER,
                        "pathways-cic",
                        "sent to",
                        "accepted",
                        "Read the files again");
        assertThat(page.body())
                .doesNotContain("Consolesentinel")
                .doesNotContain(referral.patient().getIdentifierFirstRep().getValue());
    }

    @ParameterizedTest
    @CsvSource({
        "demo-engineer, wrong",
        "demo-gp, demo-gp-secret",
        "demo-provider, demo-provider-secret",
        "demo-privacy, demo-privacy-secret",
        "nobody, nobody-secret"
    })
    void nobody_else_gets_in_and_is_told_no_more_than_that(String name, String proof) {
        Browser browser = browser();

        Page page = browser.signIn(name, proof);

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("the name or the proof is not good").doesNotContain(proof);
        assertThat(browser.open("/").location().getPath()).isEqualTo("/console/sign-in");
    }

    @Test
    void a_provider_is_paused_and_resumed_in_the_name_of_who_is_signed_in() {
        Browser browser = browser();

        Page paused = browser.submit(home(browser), PAUSE, Map.of());

        assertThat(pausedBy()).containsExactly("demo-engineer");
        assertThat(paused.body()).contains("paused by demo-engineer", PROVIDER + " is sent nothing");
        Page resumed = browser.submit(paused, "/console/organisations/" + PROVIDER + "/resume", Map.of());
        assertThat(pausedBy()).isEmpty();
        assertThat(resumed.body()).contains(PROVIDER + " is sent all that is owed to it");
    }

    @Test
    void a_form_that_another_page_made_up_does_nothing() {
        Browser browser = browser();
        home(browser);

        assertThat(browser.post(PAUSE, Map.of()).status()).isEqualTo(403);
        assertThat(browser.post(PAUSE, Map.of("_csrf", "made-up")).status()).isEqualTo(403);
        assertThat(pausedBy()).isEmpty();
    }

    @Test
    void what_is_not_there_is_said_on_the_page() {
        Browser browser = browser();
        Page home = home(browser);
        String wrong = home.body().replace(PAUSE, "/console/organisations/nobody/pause");

        Page page = browser.submit(
                new Page(home.status(), home.location(), wrong, home.response()),
                "/console/organisations/nobody/pause",
                Map.of());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("there is no organisation of this id", PROVIDER);
    }

    @Test
    void the_files_are_read_again() {
        Browser browser = browser();

        Page page = browser.submit(home(browser), "/console/configuration/reload", Map.of());

        assertThat(page.body()).contains("The files are those in force.");
    }

    @Test
    void messages_that_were_given_up_are_sent_again() {
        database.sql(
                        """
                        insert into referral.paused_destination (organisation, since, paused_by) values (:id, now(), 'test')""")
                .param("id", PROVIDER)
                .update();
        Referral referral = Referral.likeExampleOf("work-programme-leavers", "eligible-jcp-disability");
        assertThat(Answers.provider(as("demo-jcp").send(referral.bundle()))).isEqualTo(PROVIDER);
        int dead = database.sql(
                        "update referral.owed_message set state = 'dead' where organisation = :id and state = 'owed'")
                .param("id", PROVIDER)
                .update();
        Browser browser = browser();

        Page page = browser.submit(home(browser), "/console/organisations/" + PROVIDER + "/replay", Map.of());

        assertThat(page.body()).contains("%d messages to %s are owed again".formatted(dead, PROVIDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Task", "/admin/outbox/organisations", "/actuator/prometheus"})
    void the_session_opens_nothing_else(String path) {
        Browser browser = browser();
        home(browser);

        assertThat(browser.open(path).status()).isEqualTo(401);
    }

    @Test
    void a_token_of_a_client_does_not_open_the_console() {
        assertThat(as("demo-admin").get("/").status()).isEqualTo(302);
    }

    @Test
    void signing_out_ends_it() {
        Browser browser = browser();

        Page page = browser.submit(home(browser), "/console/sign-out", Map.of());

        assertThat(page.location().getPath()).isEqualTo("/console/sign-in");
        assertThat(browser.open("/").location().getPath()).isEqualTo("/console/sign-in");
    }

    @Test
    void a_browser_is_told_to_run_nothing_and_to_keep_the_cookie_to_itself() {
        Page page = home(browser());

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        Page signedIn = new Browser(base()).open("/console/sign-in");
        assertThat(signedIn.header("Set-Cookie")).contains("console-form=", "HttpOnly", "SameSite=Strict");
        assertThat(browser().open("/console/style.css").status()).isEqualTo(200);
    }

    @Test
    void every_visit_is_on_record() {
        AuditTrailRows rows = new AuditTrailRows(database);
        Browser browser = browser();

        browser.submit(home(browser), PAUSE, Map.of());
        browser().signIn("demo-engineer", "wrong");

        await().untilAsserted(() -> assertThat(rows.where("client = 'demo-engineer' and role = 'ENGINEER'"))
                .anyMatch(row -> row.startsWith("login post"))
                .anyMatch(row -> row.startsWith("operate get") && row.endsWith("/"))
                .anyMatch(row -> row.startsWith("operate post") && row.endsWith("/console/organisations/{id}/pause")));
        await().untilAsserted(() ->
                assertThat(rows.where("type = 'login' and status = 401")).hasSize(1));
    }
}
