package org.fitforwork.gateway.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

/** Tokens for the clients of {@code config/clients.yaml}, and no access without one but to health and metadata. */
@Configuration
class SecurityConfiguration {
    private static final int KEY_BITS = 2048;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http) throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .with(server, Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain requests(HttpSecurity http, JwtAuthenticationConverter authorities) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/fhir/metadata", "/actuator/health/**", "/.well-known/receipts/jwks.json")
                        .permitAll()
                        .requestMatchers("/fhir/**")
                        .authenticated()
                        .requestMatchers("/actuator/**", "/admin/**")
                        .hasAnyAuthority(Role.ADMIN.name(), Role.ENGINEER.name())
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(authorities))
                        .authenticationEntryPoint(new OperationOutcomeEntryPoint()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new OperationOutcomeEntryPoint()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing here is authenticated by a cookie, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    JwtAuthenticationConverter authorities() {
        var authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName(Caller.ROLE);
        authorities.setAuthorityPrefix("");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        return converter;
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients) {
        List<RegisteredClient> registered = clients.clients().entrySet().stream()
                .map(entry -> register(entry.getKey(), entry.getValue()))
                .toList();
        return registered.isEmpty() ? new NoClients() : new InMemoryRegisteredClientRepository(registered);
    }

    private static RegisteredClient register(String id, Clients.Client client) {
        return RegisteredClient.withId(UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString())
                .clientId(id)
                .clientSecret(client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    /** The client's organisation and role travel in its token, so that a request needs no look-up. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Clients clients) {
        return context -> {
            Clients.Client client =
                    clients.clients().get(context.getRegisteredClient().getClientId());
            if (client != null) {
                context.getClaims()
                        .claim(Caller.ORGANISATION, client.organisation())
                        .claim(Caller.ROLE, client.role().name());
                if (client.source() != null) {
                    context.getClaims().claim(Caller.SOURCE, client.source());
                }
            }
        };
    }

    @Bean
    JWKSource<SecurityContext> signingKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey((RSAPrivateKey) pair.getPrivate())
                .keyID(UUID.randomUUID().toString())
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }
}
