package org.fitforwork.gateway.feed.subscribing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.feed.FeedSettings;
import org.fitforwork.gateway.feed.notification.Backport;
import org.fitforwork.gateway.feed.notification.Content;
import org.fitforwork.gateway.feed.notification.Terms;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a Subscription what is asked for, and refuses what the feed does not do instead of leaving it out. */
@Component
class SubscriptionCheck {
    private static final int LARGEST_MAX_COUNT = 200;
    private static final int LONGEST_HEARTBEAT = 24 * 60 * 60;
    private static final Set<String> CHANNEL_EXTENSIONS =
            Set.of(Backport.HEARTBEAT_PERIOD, Backport.TIMEOUT, Backport.MAX_COUNT);

    private final FeedSettings settings;
    private final EndpointCheck endpoints;

    SubscriptionCheck(FeedSettings settings, EndpointCheck endpoints) {
        this.settings = settings;
        this.endpoints = endpoints;
    }

    /** @throws RefusedException with every fault */
    Terms terms(Subscription asked) {
        List<Refusal> faults = new ArrayList<>();
        whatAbout(asked, faults);
        SubscriptionChannelComponent channel = asked.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            faults.add(fault("notifications are sent as rest-hook only", "Subscription.channel.type"));
        }
        String endpoint = Objects.requireNonNullElse(channel.getEndpoint(), "");
        endpoints.fault(endpoint).ifPresent(text -> faults.add(fault(text, "Subscription.channel.endpoint")));
        String mime = Objects.requireNonNullElse(channel.getPayload(), "");
        if (!mime.equals(Terms.JSON) && !mime.equals(Terms.XML)) {
            faults.add(fault("payload is not " + Terms.JSON + " or " + Terms.XML, "Subscription.channel.payload"));
        }
        List<String> headers =
                channel.getHeader().stream().map(line -> line.getValue()).toList();
        HeaderCheck.fault(headers).ifPresent(text -> faults.add(fault(text, "Subscription.channel.header")));
        unknown(channel, CHANNEL_EXTENSIONS, "Subscription.channel.extension", faults);
        unknown(
                channel.getPayloadElement(),
                Set.of(Backport.PAYLOAD_CONTENT),
                "Subscription.channel.payload.extension",
                faults);
        Terms terms = new Terms(
                endpoint,
                headers,
                mime,
                content(channel, faults),
                number(channel, Backport.HEARTBEAT_PERIOD, heartbeats(), faults),
                number(channel, Backport.TIMEOUT, timeouts(), faults),
                number(channel, Backport.MAX_COUNT, new Range(1, LARGEST_MAX_COUNT, settings.maxCount()), faults));
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return terms;
    }

    private static void whatAbout(Subscription asked, List<Refusal> faults) {
        if (!asked.hasReason()) {
            faults.add(fault("reason is missing", "Subscription.reason"));
        }
        if (!Backport.TOPIC.equals(asked.getCriteria())) {
            faults.add(fault("criteria is not the one topic there is, " + Backport.TOPIC, "Subscription.criteria"));
        }
        if (asked.getCriteriaElement().hasExtension()) {
            faults.add(fault(
                    "there are no filters: the feed has all changes of your own referrals and nothing else",
                    "Subscription.criteria.extension"));
        }
        if (asked.hasEnd()) {
            faults.add(fault("a subscription ends by status off, not at a time", "Subscription.end"));
        }
        if (asked.hasContained()) {
            faults.add(fault("a subscription contains no other resources", "Subscription.contained"));
        }
    }

    private static Content content(SubscriptionChannelComponent channel, List<Refusal> faults) {
        Extension extension = first(channel.getPayloadElement(), Backport.PAYLOAD_CONTENT);
        String code = extension != null && extension.getValue() instanceof CodeType value ? value.getValue() : "";
        return Content.of(String.valueOf(code)).orElseGet(() -> {
            faults.add(fault(
                    "the payload has no extension backport-payload-content with empty, id-only or full-resource",
                    "Subscription.channel.payload.extension"));
            return Content.EMPTY;
        });
    }

    /** What a number may be, and what it is where none is given. */
    private record Range(int least, int most, int otherwise) {}

    private Range heartbeats() {
        return new Range(Math.toIntExact(settings.shortestHeartbeat().toSeconds()), LONGEST_HEARTBEAT, 0);
    }

    private Range timeouts() {
        return new Range(
                1,
                Math.toIntExact(settings.longestTimeout().toSeconds()),
                Math.toIntExact(settings.timeout().toSeconds()));
    }

    private static int number(SubscriptionChannelComponent channel, String url, Range range, List<Refusal> faults) {
        Extension extension = first(channel, url);
        if (extension == null) {
            return range.otherwise();
        }
        if (extension.getValue() instanceof IntegerType number
                && number.getValue() != null
                && number.getValue() >= range.least()
                && number.getValue() <= range.most()) {
            return number.getValue();
        }
        String name = url.substring(url.lastIndexOf('/') + 1);
        faults.add(fault(
                "%s is not a number from %d to %d".formatted(name, range.least(), range.most()),
                "Subscription.channel.extension.where(url = '%s')".formatted(url)));
        return range.otherwise();
    }

    private static void unknown(Element element, Set<String> known, String expression, List<Refusal> faults) {
        if (element.getExtension().stream().anyMatch(extension -> !known.contains(extension.getUrl()))) {
            faults.add(fault("an extension asks for what the feed does not do", expression));
        }
        if (element.getExtension().stream().map(Extension::getUrl).distinct().count()
                < element.getExtension().size()) {
            faults.add(fault("an extension stands there twice", expression));
        }
    }

    private static @Nullable Extension first(Element element, String url) {
        return element.getExtensionsByUrl(url).stream().findFirst().orElse(null);
    }

    private static Refusal fault(String detail, String expression) {
        return new Refusal(RefusalReason.NOT_CONFORMANT, detail, expression);
    }
}
