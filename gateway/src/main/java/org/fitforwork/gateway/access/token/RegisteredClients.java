package org.fitforwork.gateway.access.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients that may ask for a token here, as the authorization server knows them. */
final class RegisteredClients implements RegisteredClientRepository {
    private final Map<String, RegisteredClient> byClientId = new ConcurrentHashMap<>();

    /** @param life of their tokens */
    RegisteredClients(Clients clients, Duration life) {
        clients.clients().forEach((id, client) -> registered(id, client, life)
                .ifPresent(registered -> byClientId.put(id, registered)));
    }

    /** One that only brings tokens of another issuer gets none here. */
    private static Optional<RegisteredClient> registered(String id, Client client, Duration life) {
        if (client.secret() == null && client.keys() == null && client.certificate() == null) {
            return Optional.empty();
        }
        RegisteredClient.Builder registered = RegisteredClient.withId(
                        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                // Without this the authorization server takes an assertion for one by a shared secret.
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(life)
                        .x509CertificateBoundAccessTokens(true)
                        .build());
        if (client.secret() != null) {
            registered
                    .clientSecret(client.secret())
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        if (client.keys() != null) {
            registered.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        }
        if (client.certificate() != null) {
            registered.clientAuthenticationMethod(ClientAuthenticationMethod.TLS_CLIENT_AUTH);
        }
        return Optional.of(registered.build());
    }

    /** The authorization server encodes a secret anew once it has seen it. */
    @Override
    public void save(RegisteredClient registered) {
        byClientId.put(registered.getClientId(), registered);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byClientId.values().stream()
                .filter(client -> client.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byClientId.get(clientId);
    }
}
