package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.AfterEach;

/** A practice system with a listener, which refers, subscribes and follows. */
abstract class StatusFeed extends LiveGateway {
    static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-";

    final GpListener listener = new GpListener();

    @AfterEach
    void nobodyListensAnyLonger() {
        for (String client : List.of("demo-gp", "demo-gp-2")) {
            for (String status : List.of("requested", "active", "error")) {
                as(client).get("/fhir/Subscription?status=" + status).as(Bundle.class).getEntry().stream()
                        .map(entry -> (Subscription) entry.getResource())
                        .forEach(open -> ended(client, open.getIdElement().getIdPart()));
            }
        }
        listener.close();
    }

    /** The gateway may be changing the status itself at this moment. */
    private void ended(String client, String id) {
        await().until(() -> as(client)
                        .put(subscription(client, id).setStatus(SubscriptionStatus.OFF))
                        .status()
                == 200);
    }

    /** The package's example, at the listener. */
    Subscription asking(String content) {
        Subscription asked =
                Client.FHIR.newJsonParser().parseResource(Subscription.class, Referral.text("valid/subscription.json"));
        asked.getChannel().setEndpoint(listener.url());
        asked.getChannel()
                .getPayloadElement()
                .getExtensionByUrl(BACKPORT + "payload-content")
                .setValue(new CodeType(content));
        return asked;
    }

    Subscription asking(String content, int heartbeat) {
        Subscription asked = asking(content);
        asked.getChannel().getExtensionByUrl(BACKPORT + "heartbeat-period").setValue(new UnsignedIntType(heartbeat));
        return asked;
    }

    Answer post(String client, Subscription asked) {
        return as(client)
                .post(
                        "/fhir/Subscription",
                        Client.FHIR.newJsonParser().encodeResourceToString(asked),
                        "application/fhir+json");
    }

    /** Its id, once it is active. */
    String subscribed(String client, Subscription asked) {
        Answer answer = post(client, asked);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.as(Subscription.class).getIdElement().getIdPart();
        becomes(client, id, SubscriptionStatus.ACTIVE);
        return id;
    }

    Subscription subscription(String client, String id) {
        return as(client).get("/fhir/Subscription/" + id).as(Subscription.class);
    }

    void becomes(String client, String id, SubscriptionStatus status) {
        await().untilAsserted(
                        () -> assertThat(subscription(client, id).getStatus()).isEqualTo(status));
    }

    /** A referral of the client's, by its Task. */
    String referred(String client, String organisation) {
        return Answers.task(as(client)
                        .send(Referral.like("fit-for-work-out-of-work-gp.json")
                                .from(organisation)
                                .bundle()))
                .getIdElement()
                .getIdPart();
    }

    void moved(String taskId, TaskStatus status) {
        Client provider = as("demo-provider");
        Task task = provider.task(taskId);
        Answer answer = provider.put(task.setStatus(status));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** What the ledger has of these referrals, in each one's order, as "task status milestone". */
    List<String> history(List<String> tasks) {
        List<String> history = new ArrayList<>();
        tasks.forEach(task -> history.addAll(database.sql(
                        """
                        select r.task_id || ' ' || e.status || ' ' || e.business_status
                          from referral.event e join referral.referral r on r.id = e.referral_id
                         where r.task_id = :task order by e.sequence""")
                .param("task", task)
                .query(String.class)
                .list()));
        return history;
    }
}
