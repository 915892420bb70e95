package org.fitforwork.gateway.feed;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.fitforwork.gateway.feed.Post.Letter;
import org.fitforwork.gateway.feed.notification.Event;
import org.fitforwork.gateway.feed.notification.Feed;
import org.fitforwork.gateway.feed.notification.Notifications;
import org.fitforwork.gateway.feed.notification.NumberedEvents;
import org.fitforwork.gateway.feed.notification.Terms;
import org.hl7.fhir.r4.model.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One notification to one subscription: the handshake, or the next events, or a heartbeat when there are none. */
@Component
class Turn {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    private final NumberedEvents events;
    private final Notifications notifications;
    private final Post post;
    private final Standing standing;
    private final FhirContext context;

    Turn(NumberedEvents events, Notifications notifications, Post post, Standing standing, FhirContext context) {
        this.events = events;
        this.notifications = notifications;
        this.post = post;
        this.standing = standing;
        this.context = context;
    }

    /** What fails on this side counts as what fails on the other, so that it shows in the subscription's status. */
    void take(Feed feed) {
        try {
            tell(feed);
        } catch (RuntimeException | Error e) {
            log.warn("a turn of {} failed: {}", feed, e.getClass().getName());
            standing.failed(feed, PostFailed.here(), List.of());
        }
    }

    private void tell(Feed feed) {
        if (!feed.handshaken()) {
            send(feed, notifications.handshake(feed), feed.delivered(), List.of());
            return;
        }
        List<Event> next = events.range(
                feed, feed.delivered() + 1, feed.events(), feed.terms().maxCount());
        if (next.isEmpty()) {
            send(feed, notifications.heartbeat(feed), feed.delivered(), List.of());
        } else {
            send(
                    feed,
                    notifications.events(feed, next),
                    next.get(next.size() - 1).number(),
                    next);
        }
    }

    private void send(Feed feed, Bundle notification, long delivered, List<Event> told) {
        try {
            post.send(letter(feed, notification));
        } catch (PostFailed e) {
            log.debug("{} took no notification: {}", feed, e.getMessage());
            standing.failed(feed, e, told);
            return;
        }
        standing.taken(feed, delivered, told);
    }

    private Letter letter(Feed feed, Bundle notification) {
        Terms terms = feed.terms();
        IParser parser = terms.mime().equals(Terms.XML) ? context.newXmlParser() : context.newJsonParser();
        return new Letter(
                feed.id(),
                URI.create(terms.endpoint()),
                terms.headers(),
                terms.mime(),
                parser.encodeResourceToString(notification),
                Duration.ofSeconds(terms.timeout()));
    }
}
