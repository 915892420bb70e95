package org.fitforwork.gateway.feed.notification;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.fitforwork.gateway.access.Views;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Makes the Bundles of the feed: a status first, then an entry an event, unless the content is to be empty. */
@Component
public class Notifications {
    private final DaoRegistry daos;
    private final Views views;
    private final Clock clock;

    Notifications(DaoRegistry daos, Views views, Clock clock) {
        this.daos = daos;
        this.views = views;
        this.clock = clock;
    }

    public Bundle handshake(Feed feed) {
        return notification(feed, StatusParameters.of(feed, "handshake"));
    }

    public Bundle heartbeat(Feed feed) {
        return notification(feed, StatusParameters.of(feed, "heartbeat"));
    }

    /** Tells of {@code events} as the subscriber asked to be told. */
    public Bundle events(Feed feed, List<Event> events) {
        return withEvents(feed, "event-notification", events, feed.terms().content());
    }

    /** The same for one who asks back. */
    public Bundle queried(Feed feed, List<Event> events, Content content) {
        return withEvents(feed, "query-event", events, content);
    }

    /** How each of {@code feeds} stands. */
    public Bundle statuses(List<Feed> feeds) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(feeds.size());
        bundle.setTimestamp(Date.from(clock.instant()));
        feeds.forEach(feed -> {
            Parameters status = StatusParameters.withTrouble(feed, "query-status");
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                    .setResource(status)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        });
        return bundle;
    }

    private Bundle withEvents(Feed feed, String type, List<Event> events, Content content) {
        Bundle bundle = notification(feed, StatusParameters.withEvents(feed, type, events, content));
        if (content != Content.EMPTY) {
            events.forEach(event -> {
                BundleEntryComponent entry = entry(bundle, feed.base(), event);
                if (content == Content.FULL_RESOURCE) {
                    entry.setResource(task(event, feed.organisation()));
                }
            });
        }
        return bundle;
    }

    private Bundle notification(Feed feed, Parameters status) {
        Bundle bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.getMeta().addProfile(Backport.NOTIFICATION_PROFILE);
        bundle.setTimestamp(Date.from(clock.instant()));
        BundleEntryComponent first = bundle.addEntry()
                .setFullUrl("urn:uuid:" + status.getIdElement().getIdPart())
                .setResource(status);
        first.getRequest().setMethod(HTTPVerb.GET).setUrl(feed.base() + "/Subscription/" + feed.id() + "/$status");
        first.getResponse().setStatus("200");
        return bundle;
    }

    /** The version stands in the etag, so that one who was told the id alone can read exactly that version. */
    private static BundleEntryComponent entry(Bundle bundle, String base, Event event) {
        boolean first = event.taskVersion() == 1;
        BundleEntryComponent entry = bundle.addEntry().setFullUrl(base + "/Task/" + event.taskId());
        entry.getRequest()
                .setMethod(first ? HTTPVerb.POST : HTTPVerb.PUT)
                .setUrl(first ? "Task" : "Task/" + event.taskId());
        entry.getResponse()
                .setStatus(first ? "201" : "200")
                .setEtag("W/\"" + event.taskVersion() + "\"")
                .setLastModified(Date.from(event.at()));
        return entry;
    }

    private Task task(Event event, String referrer) {
        IdType version = new IdType("Task", event.taskId(), String.valueOf(event.taskVersion()));
        Task task = daos.getResourceDao(Task.class).read(version, new SystemRequestDetails());
        return views.told(task, referrer);
    }
}
