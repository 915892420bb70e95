package org.fitforwork.gateway.access.assertion;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.fitforwork.gateway.access.keyset.KeySets;
import org.fitforwork.gateway.access.token.TokenEndpoint;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Verifies the assertions of each client by that client's keys. */
@Component
public final class Assertions implements JwtDecoderFactory<RegisteredClient> {
    /** RS384 and ES384 by SMART, RS512 by the NHS. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384, JWSAlgorithm.RS512);

    private final Clients clients;
    private final KeySets keySets;
    private final UsedAssertions used;
    private final Supplier<String> audience;
    private final Clock clock;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

    @Autowired
    Assertions(Clients clients, KeySets keySets, UsedAssertions used, Clock clock) {
        this(clients, keySets, used, new TokenEndpoint(), clock);
    }

    Assertions(Clients clients, KeySets keySets, UsedAssertions used, Supplier<String> audience, Clock clock) {
        this.clients = clients;
        this.keySets = keySets;
        this.used = used;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return decoders.computeIfAbsent(client.getClientId(), this::decoder);
    }

    private JwtDecoder decoder(String id) {
        Client.Keys keys = clients.find(id).map(Client::keys).orElse(null);
        if (keys == null) {
            return assertion -> {
                throw new BadJwtException("the client has no keys");
            };
        }
        return decoder(
                id, keys.url() != null ? keySets.at(keys.url()) : keySets.in(Path.of(String.valueOf(keys.file()))));
    }

    JwtDecoder decoder(String id, JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // AssertionRules are stricter, and have the clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new AssertionRules(id, audience, used, clock));
        return decoder;
    }
}
