package org.fitforwork.gateway.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.fitforwork.gateway.feed.AllowedHosts;
import org.fitforwork.gateway.feed.FeedSettings;
import org.fitforwork.gateway.feed.Post;
import org.fitforwork.gateway.feed.PostFailed;
import org.fitforwork.gateway.feed.PostFailed.Kind;
import org.fitforwork.gateway.outward.AllowedAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts notifications over HTTP. It follows no redirect, keeps no cookie, repeats nothing by itself, and gives an
 * endpoint its time as a whole, so that one that answers byte by byte is cut off, too.
 */
@Component
final class HookPost implements Post, AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(1);
    private static final int LARGEST_ANSWER = 16 * 1024;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "feed-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    HookPost(AllowedHosts allowed, FeedSettings settings) {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new AllowedAddresses(allowed::allows))
                        .setMaxConnTotal(2 * settings.workers())
                        .setMaxConnPerRoute(2 * settings.workers())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(IDLE)
                                .setTimeToLive(LONGEST_LIFE)
                                .build())
                        .build())
                .setUserAgent("fit-for-work-gateway")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public void send(Letter letter) throws PostFailed {
        int status = status(letter);
        if (status < 200 || status > 299) {
            throw new PostFailed(Kind.ERROR_RESPONSE, "the endpoint answered HTTP " + status);
        }
    }

    private int status(Letter letter) throws PostFailed {
        HttpPost request = request(letter);
        Future<?> deadline =
                deadlines.schedule(request::cancel, letter.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            drain(response.getEntity());
            return response.getCode();
        } catch (UnknownHostException e) {
            throw new PostFailed(Kind.DNS_RESOLUTION_ERROR, "the endpoint's host has no address that may be called");
        } catch (IOException e) {
            // The kind of failure alone: a message may quote the endpoint.
            throw new PostFailed(
                    Kind.NO_RESPONSE,
                    "the endpoint did not answer: " + e.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpPost request(Letter letter) {
        HttpPost request = new HttpPost(letter.endpoint());
        Duration timeout = letter.timeout();
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout))
                .build());
        letter.headers().forEach(line -> {
            int colon = line.indexOf(':');
            request.addHeader(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        });
        request.setEntity(new StringEntity(letter.body(), ContentType.create(letter.mime(), StandardCharsets.UTF_8)));
        return request;
    }

    /** A short answer is read, so that its connection serves again; with a longer one the connection is closed. */
    private static void drain(@Nullable HttpEntity answer) throws IOException {
        if (answer != null) {
            try (InputStream content = answer.getContent()) {
                content.readNBytes(LARGEST_ANSWER);
            }
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
