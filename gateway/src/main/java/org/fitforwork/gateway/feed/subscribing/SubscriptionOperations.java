package org.fitforwork.gateway.feed.subscribing;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.gateway.access.Caller;
import org.fitforwork.gateway.feed.Feeds;
import org.fitforwork.gateway.feed.notification.Backport;
import org.fitforwork.gateway.feed.notification.Content;
import org.fitforwork.gateway.feed.notification.Feed;
import org.fitforwork.gateway.feed.notification.Notifications;
import org.fitforwork.gateway.feed.notification.NumberedEvents;
import org.fitforwork.gateway.server.Endpoint;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $status} and {@code $events}: how a referrer's own subscriptions stand, and the events that it has missed. */
@Component
class SubscriptionOperations implements Endpoint {
    /** Most events in one answer; who wants more asks again from the next number. */
    private static final int MOST = 200;

    private final Feeds feeds;
    private final NumberedEvents events;
    private final Notifications notifications;

    SubscriptionOperations(Feeds feeds, NumberedEvents events, Notifications notifications) {
        this.feeds = feeds;
        this.events = events;
        this.notifications = notifications;
    }

    @Operation(name = "$status", type = Subscription.class, idempotent = true, canonicalUrl = Backport.STATUS_OPERATION)
    public Bundle status(@IdParam IdType id) {
        return notifications.statuses(List.of(own(id)));
    }

    /** Of the caller's subscriptions those with the ids, and in the status, that are asked for; all of them if none is. */
    @Operation(name = "$status", type = Subscription.class, idempotent = true, canonicalUrl = Backport.STATUS_OPERATION)
    public Bundle statuses(
            @OperationParam(name = "id", max = OperationParam.MAX_UNLIMITED) @Nullable List<IdType> ids,
            @OperationParam(name = "status", max = OperationParam.MAX_UNLIMITED) @Nullable List<CodeType> statuses) {
        Set<String> wantedIds =
                ids == null ? Set.of() : ids.stream().map(IdType::getIdPart).collect(Collectors.toSet());
        Set<String> wantedStatuses = statuses == null
                ? Set.of()
                : statuses.stream().map(CodeType::getValue).collect(Collectors.toSet());
        return notifications.statuses(feeds.of(Caller.current().organisation()).stream()
                .filter(feed -> wantedIds.isEmpty() || wantedIds.contains(feed.id()))
                .filter(feed -> wantedStatuses.isEmpty()
                        || wantedStatuses.contains(feed.status().toCode()))
                .toList());
    }

    /**
     * The events from one number to another, both included, at most {@value #MOST}; all of them where no number is
     * given.
     */
    @Operation(name = "$events", type = Subscription.class, idempotent = true, canonicalUrl = Backport.EVENTS_OPERATION)
    public Bundle events(
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber") @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber") @Nullable StringType until,
            @OperationParam(name = "content") @Nullable CodeType content) {
        Feed feed = own(id);
        long from = number(since, "eventsSinceNumber", 1);
        long to = Math.min(feed.events(), number(until, "eventsUntilNumber", feed.events()));
        return notifications.queried(feed, events.range(feed, from, to, MOST), content(content, feed));
    }

    private Feed own(IdType id) {
        return feeds.find(id.getIdPart())
                .filter(feed -> feed.organisation().equals(Caller.current().organisation()))
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    private static long number(@Nullable StringType value, String name, long otherwise) {
        if (value == null || value.getValue() == null) {
            return otherwise;
        }
        if (!value.getValue().matches("\\d{1,18}")) {
            throw new InvalidRequestException(name + " must be a whole number, 0 or more");
        }
        return Long.parseLong(value.getValue());
    }

    private static Content content(@Nullable CodeType wanted, Feed feed) {
        if (wanted == null || wanted.getValue() == null) {
            return feed.terms().content();
        }
        return Content.of(wanted.getValue())
                .orElseThrow(() -> new InvalidRequestException("content must be empty, id-only or full-resource"));
    }
}
