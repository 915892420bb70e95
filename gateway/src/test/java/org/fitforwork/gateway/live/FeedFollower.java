package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.fitforwork.gateway.live.Notification.Told;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** A practice system that refers by one gateway or the other, and listens to what becomes of it. */
final class FeedFollower implements AutoCloseable {
    private final GpListener listener = new GpListener();
    private final String subscription;

    FeedFollower(Client practice) {
        Subscription asked =
                Client.FHIR.newJsonParser().parseResource(Subscription.class, Referral.text("valid/subscription.json"));
        asked.getChannel().setEndpoint(listener.url());
        asked.getChannel()
                .getPayloadElement()
                .getExtensionByUrl(StatusFeed.BACKPORT + "payload-content")
                .setValue(new CodeType("full-resource"));
        Client.Answer answer = practice.post(
                "/fhir/Subscription",
                Client.FHIR.newJsonParser().encodeResourceToString(asked),
                "application/fhir+json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        subscription = answer.as(Subscription.class).getIdElement().getIdPart();
        await().untilAsserted(() -> assertThat(
                        practice.get("/fhir/Subscription/" + subscription).body())
                .contains("\"status\":\"active\""));
    }

    /** Two events: a referral by one gateway, and its acceptance by the other. */
    static String referred(GatewayProcess here, GatewayProcess there) {
        String task = Answers.task(here.as("demo-gp")
                        .send(Referral.like("fit-for-work-out-of-work-gp.json")
                                .from("Y99001")
                                .bundle()))
                .getIdElement()
                .getIdPart();
        Client provider = there.as("demo-provider");
        assertThat(provider.put(provider.task(task).setStatus(TaskStatus.ACCEPTED))
                        .status())
                .isEqualTo(200);
        return task;
    }

    /**
     * Every notification waits for its answer until the latch that is returned is counted down.
     *
     * @param arrived counted down when the first is here
     */
    CountDownLatch hesitates(CountDownLatch arrived) {
        CountDownLatch answers = new CountDownLatch(1);
        listener.answers(notification -> {
            arrived.countDown();
            await().atMost(Duration.ofSeconds(60)).until(() -> answers.getCount() == 0);
            return 200;
        });
        return answers;
    }

    void answers() {
        listener.answers(200);
    }

    /** The numbers of the events that it took, in the order in which they came. */
    List<Long> numbers() {
        return listener.told().stream().map(Told::number).toList();
    }

    /** Every event by its number, as the gateway tells it to one who asks. */
    List<String> askedFor(GatewayProcess gateway) {
        return Notification.of(gateway.as("demo-gp")
                        .get("/fhir/Subscription/" + subscription + "/$events")
                        .as(Bundle.class))
                .events()
                .stream()
                .map(told -> told.number() + " " + told.said())
                .toList();
    }

    /** Every event by its number, as it was told; one that was told twice is told of once. */
    List<String> told() {
        return listener.told().stream()
                .map(told -> told.number() + " " + told.said())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        listener.close();
    }
}
