package org.fitforwork.gateway.feed.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fitforwork.gateway.access.Views;
import org.fitforwork.gateway.disclosure.Disclosure;
import org.fitforwork.gateway.feed.notification.Feed.Trouble;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Terms TERMS =
            new Terms("https://gp.example/feed", List.of(), Terms.JSON, Content.ID_ONLY, 60, 10, 20);
    private static final Feed FEED = new Feed(
            "s",
            "Y99001",
            SubscriptionStatus.ACTIVE,
            "https://gateway.example/fhir",
            TERMS,
            7,
            5,
            true,
            new Trouble("no-response", "the endpoint did not answer: SocketTimeoutException"),
            3);
    private static final List<Event> EVENTS =
            List.of(new Event(6, NOW.minusSeconds(2), "t", 1, "r"), new Event(7, NOW.minusSeconds(1), "t", 2, "r"));

    private final Notifications notifications =
            new Notifications(new DaoRegistry(FHIR), new Views(new Disclosure(FHIR)), Clock.fixed(NOW, ZoneOffset.UTC));

    private static String json(Bundle bundle) {
        return FHIR.newJsonParser().encodeResourceToString(bundle);
    }

    private static List<String> parameters(Bundle bundle) {
        return ((Parameters) bundle.getEntryFirstRep().getResource())
                .getParameter().stream()
                        .map(parameter -> parameter.getName()
                                + (parameter.hasValue() && parameter.getValue().isPrimitive()
                                        ? " " + parameter.getValue().primitiveValue()
                                        : ""))
                        .toList();
    }

    @Test
    void a_handshake_says_who_asks_and_that_nothing_has_happened_yet() {
        Bundle handshake = notifications.handshake(FEED);

        assertThat(handshake.getType()).isEqualTo(BundleType.HISTORY);
        assertThat(handshake.getEntry()).hasSize(1);
        BundleEntryComponent first = handshake.getEntryFirstRep();
        assertThat(first.getRequest().getUrl()).isEqualTo("https://gateway.example/fhir/Subscription/s/$status");
        assertThat(first.getFullUrl()).startsWith("urn:uuid:");
        assertThat(parameters(handshake))
                .containsExactly(
                        "subscription",
                        "topic https://fit-for-work.example/fhir/SubscriptionTopic/referral-status",
                        "status active",
                        "type handshake",
                        "events-since-subscription-start 7");
    }

    @Test
    void a_heartbeat_tells_the_count_so_that_a_listener_sees_what_it_has_missed() {
        assertThat(parameters(notifications.heartbeat(FEED)))
                .contains("type heartbeat", "events-since-subscription-start 7");
    }

    @Test
    void with_ids_only_each_event_has_its_number_its_task_and_in_the_etag_the_version() {
        Bundle told = notifications.events(FEED, EVENTS);

        assertThat(parameters(told))
                .endsWith(
                        "type event-notification",
                        "events-since-subscription-start 7",
                        "notification-event",
                        "notification-event");
        assertThat(json(told))
                .contains("{\"name\":\"event-number\",\"valueString\":\"6\"}")
                .contains("{\"name\":\"timestamp\",\"valueInstant\":\"2026-03-02T09:59:58")
                .contains(
                        "{\"name\":\"focus\",\"valueReference\":{\"reference\":\"https://gateway.example/fhir/Task/t\"}}")
                .contains(
                        "{\"name\":\"additional-context\",\"valueReference\":{\"reference\":\"https://gateway.example/fhir/ServiceRequest/r\"}}");
        assertThat(told.getEntry()).hasSize(3);
        assertThat(told.getEntry().subList(1, 3))
                .allMatch(entry -> !entry.hasResource())
                .allMatch(entry -> entry.getFullUrl().equals("https://gateway.example/fhir/Task/t"))
                .extracting(entry -> entry.getRequest().getMethod() + " "
                        + entry.getRequest().getUrl() + " "
                        + entry.getResponse().getStatus() + " "
                        + entry.getResponse().getEtag())
                .containsExactly("POST Task 201 W/\"1\"", "PUT Task/t 200 W/\"2\"");
    }

    @Test
    void empty_content_tells_numbers_and_nothing_of_any_referral() {
        Bundle told = notifications.queried(FEED, EVENTS, Content.EMPTY);

        assertThat(told.getEntry()).hasSize(1);
        assertThat(parameters(told)).contains("type query-event");
        assertThat(json(told)).contains("event-number").doesNotContain("Task", "ServiceRequest", "focus");
    }

    @Test
    void a_status_tells_the_trouble_with_its_code() {
        Bundle statuses = notifications.statuses(List.of(FEED));

        assertThat(statuses.getType()).isEqualTo(BundleType.SEARCHSET);
        assertThat(statuses.getTotal()).isEqualTo(1);
        assertThat(parameters(statuses)).contains("type query-status").endsWith("error");
        assertThat(json(statuses))
                .contains("\"code\":\"no-response\"", "the endpoint did not answer: SocketTimeoutException");
    }
}
