package org.fitforwork.gateway.feed.subscribing;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Objects;
import java.util.function.Supplier;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.feed.Bell;
import org.fitforwork.gateway.feed.FeedSettings;
import org.fitforwork.gateway.feed.Feeds;
import org.fitforwork.gateway.feed.notification.Feed;
import org.fitforwork.gateway.feed.notification.Terms;
import org.fitforwork.gateway.server.IfMatch;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the Subscription resource and the row of its deliveries in step, in one transaction. */
@Component
class Subscribing {
    private final IFhirResourceDao<Subscription> subscriptions;
    private final Feeds feeds;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final FeedSettings settings;

    Subscribing(DaoRegistry daos, Feeds feeds, Bell bell, TransactionTemplate transaction, FeedSettings settings) {
        this.subscriptions = daos.getResourceDao(Subscription.class);
        this.feeds = feeds;
        this.bell = bell;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** @param base address of the FHIR server as the subscriber knows it */
    Subscription subscribe(Subscription asked, Terms terms, String organisation, String base) {
        return inTransaction(() -> {
            refuseOneTooMany(organisation);
            Subscription subscription = requested(asked);
            Party.label(subscription, organisation);
            IdType id = (IdType) subscriptions
                    .create(subscription, new SystemRequestDetails())
                    .getId();
            feeds.add(id.getIdPart(), organisation, base, terms);
            bell.ringAfterCommit();
            return read(id.getIdPart());
        });
    }

    /** By new terms; the endpoint has to answer a new handshake. */
    Subscription renew(String id, long expected, Subscription asked, Terms terms, String base) {
        return inTransaction(() -> {
            Feed feed = feeds.lock(id);
            Subscription current = read(id);
            IfMatch.check(current, expected);
            if (feed.status() == SubscriptionStatus.OFF) {
                refuseOneTooMany(feed.organisation());
            }
            Subscription next = requested(asked);
            next.setId(new IdType("Subscription", id));
            Party.copy(current, next);
            subscriptions.update(next, new SystemRequestDetails());
            feeds.renew(id, base, terms);
            bell.ringAfterCommit();
            return read(id);
        });
    }

    /** Nothing is sent from here on, and nothing numbered. */
    Subscription end(String id, long expected) {
        return inTransaction(() -> {
            feeds.lock(id);
            Subscription current = read(id);
            IfMatch.check(current, expected);
            current.setStatus(SubscriptionStatus.OFF).setError(null);
            subscriptions.update(current, new SystemRequestDetails());
            feeds.end(id);
            return read(id);
        });
    }

    private Subscription inTransaction(Supplier<Subscription> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private void refuseOneTooMany(String organisation) {
        if (feeds.countAlone(organisation) >= settings.perOrganisation()) {
            throw new RefusedException(new Refusal(
                    RefusalReason.NOT_CONFORMANT,
                    "the organisation has %d subscriptions already; set the status of one to off"
                            .formatted(settings.perOrganisation()),
                    "Subscription.status"));
        }
    }

    /** What the check has looked at, and no more. */
    private static Subscription requested(Subscription asked) {
        Subscription subscription = new Subscription();
        subscription.setMeta(new Meta().setProfile(asked.getMeta().getProfile()));
        subscription
                .setStatus(SubscriptionStatus.REQUESTED)
                .setContact(asked.getContact())
                .setReason(asked.getReason())
                .setCriteria(asked.getCriteria())
                .setChannel(asked.getChannel().copy());
        return subscription;
    }

    private Subscription read(String id) {
        return subscriptions.read(new IdType("Subscription", id), new SystemRequestDetails());
    }
}
