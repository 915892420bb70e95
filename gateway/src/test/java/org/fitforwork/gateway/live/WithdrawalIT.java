package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

/** A provider that the referral was sent to is told that it was withdrawn; one that it was not sent to hears nothing. */
class WithdrawalIT extends OutboxOperator {
    private void withdraw(String task) {
        ServiceRequest request = request(task);
        assertThat(as("demo-jcp")
                        .put(request.setStatus(ServiceRequestStatus.REVOKED))
                        .status())
                .isEqualTo(200);
    }

    private static List<String> posted(String task) {
        return BIG_LIFE.findAll(postRequestedFor(urlEqualTo("/fhir"))).stream()
                .map(request -> request.getBodyAsString())
                .filter(body -> body.contains(task))
                .toList();
    }

    private List<String> messages(String task) {
        return database.sql(
                        """
                        select m.about || ' ' || m.state from referral.owed_message m
                          join referral.referral r on r.id = m.referral_id
                         where r.task_id = :task order by m.sequence""")
                .param("task", task)
                .query(String.class)
                .list();
    }

    @Test
    void the_provider_that_has_it_is_told() {
        String task = send();
        await().untilAsserted(() -> assertThat(posted(task)).hasSize(1));

        withdraw(task);

        await().untilAsserted(() -> assertThat(posted(task)).hasSize(2));
        assertThat(posted(task).get(1))
                .contains("\"status\":\"cancelled\"", "\"status\":\"revoked\"", "withdrawn-by-referrer")
                .doesNotContain("\"resourceType\":\"Patient\"");
        await().untilAsserted(
                        () -> assertThat(messages(task)).containsExactly("referral delivered", "withdrawal delivered"));
    }

    @Test
    void what_has_not_left_yet_is_taken_back() {
        operated(BIG_LIFE_HERE + "/pause");
        String task = send();

        withdraw(task);

        assertThat(messages(task)).containsExactly("referral withdrawn");
        operated(BIG_LIFE_HERE + "/resume");
        String next = send();
        await().untilAsserted(() -> assertThat(posted(next)).hasSize(1));
        assertThat(posted(task)).isEmpty();
    }

    @Test
    void what_may_have_arrived_goes_first_and_the_withdrawal_after_it() {
        down();
        String task = send();
        await().untilAsserted(() -> assertThat(posted(task)).isNotEmpty());

        withdraw(task);
        up();

        await().untilAsserted(
                        () -> assertThat(messages(task)).containsExactly("referral delivered", "withdrawal delivered"));
        List<String> bodies = posted(task);
        assertThat(bodies.get(bodies.size() - 1)).contains("\"status\":\"cancelled\"");
        assertThat(bodies.subList(0, bodies.size() - 1)).noneMatch(body -> body.contains("\"status\":\"cancelled\""));
    }
}
