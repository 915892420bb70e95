package org.fitforwork.gateway.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.fitforwork.route.NoReceipt;

/**
 * Reads a provider's answer whole, and hangs up on one that is too large or that trickles in for longer than the
 * provider has to answer: neither memory nor a worker is the provider's to use up.
 */
final class BoundedAnswers implements HttpClientConfigurer, ExecChainHandler {
    private static final int LARGEST = 1024 * 1024;
    private static final Timeout LONGEST = Timeout.ofSeconds(10);

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        // The first in the chain sees what comes out of decompression.
        client.addExecInterceptorFirst("bounded-answers", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            Timeout longest = scope.clientContext.getRequestConfigOrDefault().getResponseTimeout();
            try {
                response.setEntity(read(entity, Objects.requireNonNullElse(longest, LONGEST)));
            } catch (IOException | RuntimeException e) {
                // Not consumed: an answer without an end would be read for ever.
                scope.execRuntime.discardEndpoint();
                throw e;
            }
        }
        return response;
    }

    private static HttpEntity read(HttpEntity entity, Timeout longest) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        // Not closed on failure, since closing reads on to the end.
        InputStream content = entity.getContent();
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            read.write(buffer, 0, n);
            if (read.size() > LARGEST) {
                throw new NoReceipt("the provider's answer is larger than %d bytes".formatted(LARGEST));
            }
            if (System.nanoTime() - start > longest.toNanoseconds()) {
                throw new NoReceipt("the provider's answer did not end in time");
            }
        }
        content.close();
        return new ByteArrayEntity(read.toByteArray(), ContentType.parseLenient(entity.getContentType()));
    }
}
