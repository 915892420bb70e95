package org.fitforwork.gateway.feed;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import org.fitforwork.gateway.feed.Leases.Failing;
import org.fitforwork.gateway.feed.notification.Event;
import org.fitforwork.gateway.feed.notification.Feed;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles a notification, and has the Subscription's status say what has become of it, in one transaction. */
@Component
class Standing {
    private static final Logger log = LoggerFactory.getLogger(Standing.class);

    private final Leases leases;
    private final Feeds feeds;
    private final DaoRegistry daos;
    private final Notified notified;
    private final TransactionTemplate transaction;
    private final FeedSettings settings;

    Standing(
            Leases leases,
            Feeds feeds,
            DaoRegistry daos,
            Notified notified,
            TransactionTemplate transaction,
            FeedSettings settings) {
        this.leases = leases;
        this.feeds = feeds;
        this.daos = daos;
        this.notified = notified;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** @param told what the notification told of; none in a handshake or a heartbeat */
    void taken(Feed feed, long delivered, List<Event> told) {
        transaction.executeWithoutResult(status -> {
            note(feed, told, true);
            if (leases.taken(feed, delivered) && feed.status() != SubscriptionStatus.ACTIVE) {
                become(feed, SubscriptionStatus.ACTIVE, null);
            }
        });
    }

    void failed(Feed feed, PostFailed failure, List<Event> told) {
        transaction.executeWithoutResult(status -> {
            note(feed, told, false);
            leases.failed(feed, failure).ifPresent(failing -> {
                SubscriptionStatus next = next(feed.status(), failing);
                if (next != feed.status()) {
                    become(feed, next, failure.getMessage());
                }
            });
        });
    }

    private void note(Feed feed, List<Event> told, boolean taken) {
        if (!told.isEmpty()) {
            List<String> tasks = told.stream().map(Event::taskId).toList();
            notified.notified(feed.id(), feed.organisation(), tasks, taken);
        }
    }

    private SubscriptionStatus next(SubscriptionStatus now, Failing failing) {
        if (failing.since().compareTo(settings.giveUpAfter()) >= 0) {
            return SubscriptionStatus.OFF;
        }
        return failing.failures() >= settings.errorAfter() ? SubscriptionStatus.ERROR : now;
    }

    private void become(Feed feed, SubscriptionStatus next, @Nullable String error) {
        Subscription subscription = daos.getResourceDao(Subscription.class)
                .read(new IdType("Subscription", feed.id()), new SystemRequestDetails());
        subscription.setStatus(next).setError(error);
        daos.getResourceDao(Subscription.class).update(subscription, new SystemRequestDetails());
        feeds.status(feed.id(), next);
        log.info("{} was {} and is {}", feed, feed.status().toCode(), next.toCode());
    }
}
