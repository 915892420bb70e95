package org.fitforwork.gateway.feed;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Port: brings a notification to the endpoint of a subscription. */
@FunctionalInterface
public interface Post {
    /**
     * Returns once the endpoint has answered that it took the notification.
     *
     * @throws PostFailed if it may not have it; the same events will be told again
     */
    void send(Letter letter) throws PostFailed;

    /**
     * A notification on its way.
     *
     * @param subscription id, for logs: the rest is not for them
     * @param headers lines "Name: value"
     * @param timeout for the whole exchange
     */
    record Letter(String subscription, URI endpoint, List<String> headers, String mime, String body, Duration timeout) {
        @Override
        public String toString() {
            return "notification of subscription " + subscription;
        }
    }
}
