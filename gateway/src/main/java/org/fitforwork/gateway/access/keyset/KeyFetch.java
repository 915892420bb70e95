package org.fitforwork.gateway.access.keyset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.fitforwork.gateway.outward.AllowedAddresses;
import org.springframework.stereotype.Component;

/** Gets small JSON documents over HTTP: no redirect, no cookie, a limit on size and on time as a whole. */
@Component
final class KeyFetch implements AutoCloseable {
    private static final int LARGEST = 256 * 1024;
    private static final int OK = 200;

    private final CloseableHttpClient client;
    private final KeySetAddress addresses;
    private final KeySetSettings settings;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "key-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    KeyFetch(KeySetSettings settings, KeySetAddress addresses) {
        this.settings = settings;
        this.addresses = addresses;
        Timeout timeout = Timeout.of(settings.timeout());
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new AllowedAddresses(settings::allows))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setUserAgent("fit-for-work-gateway")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @throws IOException if there is no such document within the limits */
    String get(String url) throws IOException {
        String fault = addresses.fault(url).orElse("");
        if (!fault.isEmpty()) {
            throw new IOException("the URL " + fault);
        }
        HttpGet request = new HttpGet(url);
        request.setHeader("Accept", "application/json");
        Future<?> deadline =
                deadlines.schedule(request::cancel, 2 * settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null);
                InputStream content = response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent()) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (response.getCode() != OK || bytes.length > LARGEST) {
                throw new IOException("no key set there: HTTP " + response.getCode());
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
