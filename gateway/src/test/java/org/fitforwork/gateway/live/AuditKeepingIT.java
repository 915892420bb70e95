package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fitforwork.gateway.audit.retention.Retention;
import org.fitforwork.gateway.live.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is on record stays for as long as it must, and nothing is done that cannot be put there. */
class AuditKeepingIT extends LiveGateway {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Retention retention;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update referral.audit_event set client = 'nobody'",
                "delete from referral.audit_event",
                "truncate referral.audit_event"
            })
    void nothing_in_it_can_be_changed_or_taken_away(String slip) {
        assertThatThrownBy(() -> database.sql(slip).update()).hasMessageContaining("append-only");
    }

    @Test
    void what_cannot_be_put_on_record_is_not_answered_and_not_done() {
        String patient = "Patient/"
                + Answers.idOf(
                        as("demo-gp")
                                .send(Referral.like("fit-for-work-out-of-work-gp.json")
                                        .bundle()),
                        "Patient");
        String before = stored();
        database.sql("alter table referral.audit_event rename to audit_event_away")
                .update();
        try {
            Answer read = as("demo-gp").get("/fhir/" + patient);
            assertThat(read.status()).isEqualTo(500);
            assertThat(read.body()).doesNotContain("\"Patient\"");
            assertThat(as("demo-gp")
                            .send(Referral.like("fit-for-work-out-of-work-gp.json")
                                    .bundle())
                            .status())
                    .isEqualTo(500);
            assertThat(as("").post(
                                    "/oauth2/token",
                                    "grant_type=client_credentials&client_id=demo-gp&client_secret=demo-gp-secret",
                                    "application/x-www-form-urlencoded")
                            .body())
                    .doesNotContain("access_token");
        } finally {
            database.sql("alter table referral.audit_event_away rename to audit_event")
                    .update();
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(as("demo-admin").get("/actuator/prometheus").body())
                .containsPattern("gateway_audit_lost_total [1-9]");
    }

    @Test
    void what_is_older_than_it_must_be_kept_goes_and_that_is_on_record() {
        String old =
                """
                insert into referral.audit_event (id, at, type, interaction, action, outcome, purpose, patients, entities)
                values (gen_random_uuid(), now() - interval '%s', 'rest', 'read', 'R', '0', 'TREAT', '{}', '{}')""";
        database.sql(old.formatted("8 years 2 days")).update();
        database.sql(old.formatted("7 years 360 days")).update();
        AuditTrailRows rows = new AuditTrailRows(database);

        assertThat(retention.sweep()).isPositive();

        assertThat(database.sql("select count(*) from referral.audit_event where at < now() - interval '8 years'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from referral.audit_event where at < now() - interval '7 years'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(rows.where("type = 'audit-log'"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("audit-log retention D 0 - - - - HOPERAT")
                .contains("records from before");
    }
}
