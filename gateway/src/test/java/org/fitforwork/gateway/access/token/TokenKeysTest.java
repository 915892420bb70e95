package org.fitforwork.gateway.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;

/** Replicas, each with its own settings, that know each other by key files alone. */
class TokenKeysTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void keys() throws Exception {
        SecretFile.create(folder.resolve("old"), SecretFile.ofKey(NewKey.ec().getPrivate()));
        SecretFile.create(folder.resolve("new"), SecretFile.ofKey(rsa(2048)));
        SecretFile.create(folder.resolve("weak"), SecretFile.ofKey(rsa(1024)));
    }

    private static PrivateKey rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate();
    }

    private TokenKeys replica(String signing, String... accepted) {
        return keys(false, signing, accepted);
    }

    private TokenKeys keys(boolean local, String signing, String... accepted) {
        return TokenKeys.of(
                new TokenSettings(
                        null,
                        signing.isEmpty() ? null : folder.resolve(signing).toString(),
                        List.of(accepted).stream()
                                .map(key -> folder.resolve(key).toString())
                                .toList(),
                        null,
                        null,
                        Duration.ofMinutes(15)),
                local);
    }

    private static String token(TokenKeys keys) {
        var algorithm = SignatureAlgorithm.from(keys.signing().getAlgorithm().getName());
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())))
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(algorithm).build(),
                        JwtClaimsSet.builder()
                                .subject("gp")
                                .expiresAt(Instant.now().plusSeconds(60))
                                .build()))
                .getTokenValue();
    }

    private static JwtDecoder decoder(TokenKeys keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(new ImmutableJWKSet<>(keys.published()));
    }

    @Test
    void a_token_of_one_replica_is_good_at_another() {
        for (String key : List.of("old", "new")) {
            assertThat(decoder(replica(key)).decode(token(replica(key))).getSubject())
                    .isEqualTo("gp");
        }
    }

    @Test
    void and_goes_on_being_so_while_the_key_is_changed() {
        TokenKeys announced = replica("old", "new");
        TokenKeys changed = replica("new", "old");

        assertThat(decoder(announced).decode(token(changed)).getSubject()).isEqualTo("gp");
        assertThat(decoder(changed).decode(token(announced)).getSubject()).isEqualTo("gp");
        String old = token(announced);
        assertThatThrownBy(() -> decoder(replica("new")).decode(old)).isInstanceOf(JwtException.class);
    }

    @Test
    void what_is_published_is_public() {
        assertThat(replica("old", "new").published().getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
    }

    @Test
    void outside_profile_local_no_key_is_no_start_and_a_weak_one_is_none() {
        assertThatThrownBy(() -> replica(""))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContainingAll("gateway.token.signing-key is not set", "openssl genpkey");
        assertThatThrownBy(() -> replica("weak")).hasMessageContaining("less than 2048 bits");
    }

    @Test
    void in_profile_local_one_is_made_another_at_each_start() {
        TokenKeys made = keys(true, "");
        assertThat(decoder(made).decode(token(made)).getSubject()).isEqualTo("gp");
        assertThat(made.published().getKeys()).singleElement().matches(key -> !key.isPrivate());
        assertThat(keys(true, "").signing()).isNotEqualTo(made.signing());
    }
}
