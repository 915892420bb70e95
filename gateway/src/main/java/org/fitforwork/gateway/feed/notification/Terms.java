package org.fitforwork.gateway.feed.notification;

import java.util.List;

/**
 * What a subscriber asked for.
 *
 * @param headers lines "Name: value" that go with every notification; they may be secrets
 * @param mime {@code application/fhir+json} or {@code application/fhir+xml}
 * @param heartbeat seconds after which silence is broken by a heartbeat; 0 for never
 * @param timeout seconds within which the endpoint is to answer
 * @param maxCount most events in one notification
 */
public record Terms(
        String endpoint, List<String> headers, String mime, Content content, int heartbeat, int timeout, int maxCount) {
    public static final String JSON = "application/fhir+json";
    public static final String XML = "application/fhir+xml";

    public Terms {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return content.code() + " as " + mime;
    }
}
