package org.fitforwork.gateway.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.certificate.StillTrusted;
import org.fitforwork.gateway.access.client.Clients;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Keys, clients and settings of the authorization server. */
@Configuration
@EnableConfigurationProperties(TokenSettings.class)
public class TokenConfiguration {
    /** @throws UnusableKey if outside profile local there is none */
    @Bean
    @Lazy(false)
    TokenKeys tokenKeys(TokenSettings settings, Environment environment) {
        return TokenKeys.of(settings, environment.acceptsProfiles(Profiles.of("local")));
    }

    /** Public halves alone: they are published, and they verify. */
    @Bean
    JWKSource<SecurityContext> tokenKeySource(TokenKeys keys) {
        return new ImmutableJWKSet<>(keys.published());
    }

    @Bean
    JwtEncoder jwtEncoder(TokenKeys keys) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenContent(TokenKeys keys, Clients clients) {
        return new TokenContent(
                SignatureAlgorithm.from(keys.signing().getAlgorithm().getName()), clients);
    }

    @Bean
    JwtDecoder jwtDecoder(
            JWKSource<SecurityContext> keys, ObjectProvider<StillTrusted> stillTrusted, TokenSettings settings) {
        NimbusJwtDecoder signatures = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        List<OAuth2TokenValidator<Jwt>> rules = Stream.<OAuth2TokenValidator<Jwt>>concat(
                        Stream.of(JwtValidators.createDefault()), stillTrusted.stream())
                .toList();
        return new VerifiedOnce(signatures, new DelegatingOAuth2TokenValidator<>(rules), settings.life());
    }

    @Bean
    AuthorizationServerSettings authorizationServer(TokenSettings settings) {
        AuthorizationServerSettings.Builder server = AuthorizationServerSettings.builder();
        settings.issuerUrl().ifPresent(server::issuer);
        return server.tokenEndpoint(TokenEndpoint.PATH).build();
    }

    @Bean
    OAuth2AuthorizationService keptTokens() {
        return new KeepsNoTokens();
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients, TokenSettings settings) {
        return new RegisteredClients(clients, settings.life());
    }
}
