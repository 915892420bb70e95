package org.fitforwork.gateway.access.keyset;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Key sets that are kept, and fetched again when they are old or when a key is asked for that they have not. */
@Component
public final class KeySets {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final KeyFetch fetch;
    private final KeySetSettings settings;

    KeySets(KeyFetch fetch, KeySetSettings settings) {
        this.fetch = fetch;
        this.settings = settings;
    }

    /** By URL of the set. */
    public JWKSource<SecurityContext> at(String url) {
        return kept(() -> fetch.get(url));
    }

    /** By file, which is read again as a URL would be. */
    public JWKSource<SecurityContext> in(Path file) {
        return kept(() -> Files.readString(file));
    }

    /** By what the issuer says of itself, which must name it. */
    public JWKSource<SecurityContext> of(String issuer) {
        return kept(() -> {
            var said = JSONObjectUtils.parse(fetch.get(issuer.replaceFirst("/$", "") + DISCOVERY));
            if (!issuer.equals(JSONObjectUtils.getString(said, "issuer"))) {
                throw new IOException("the document of the issuer names another issuer");
            }
            return fetch.get(String.valueOf(JSONObjectUtils.getString(said, "jwks_uri")));
        });
    }

    private JWKSource<SecurityContext> kept(Document document) {
        return JWKSourceBuilder.create(new Fetched(document))
                .cache(settings.fresh().toMillis(), 2 * settings.timeout().toMillis())
                .refreshAheadCache(false)
                .rateLimited(settings.fetchAgain().toMillis())
                // Keys that were good go on being so while their host is away.
                .outageTolerant(settings.fresh().multipliedBy(12).toMillis())
                .build();
    }

    private interface Document {
        String text() throws IOException, ParseException;
    }

    private record Fetched(Document document) implements JWKSetSource<SecurityContext> {
        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws JWKSetUnavailableException {
            try {
                return JWKSet.parse(document.text());
            } catch (IOException | ParseException e) {
                throw new JWKSetUnavailableException("a key set cannot be had", e);
            }
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
