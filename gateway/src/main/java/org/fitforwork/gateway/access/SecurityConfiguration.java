package org.fitforwork.gateway.access;

import org.fitforwork.gateway.access.answer.OperationOutcomeEntryPoint;
import org.fitforwork.gateway.access.answer.SafeHeaders;
import org.fitforwork.gateway.access.rate.Rates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Tokens for the clients of {@code config/clients.yaml}, and no access without one but to health and metadata. Made at the
 * start, so that what cannot be used for it stops the start and not each request.
 */
@Configuration
@Lazy(false)
class SecurityConfiguration {
    /** Spring Security would time each of its filters, for nobody. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(HttpSecurity http, TokenRequests requests, Rates rates) throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .with(server, requests)
                .authorizeHttpRequests(authorize -> authorize.anyRequest().authenticated())
                .addFilterAfter(rates.ofGuesses(), SecurityContextHolderFilter.class)
                .addFilterBefore(rates.ofClients(), AuthorizationFilter.class)
                .headers(new SafeHeaders())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain requests(HttpSecurity http, BearerTokens tokens, Rates rates) throws Exception {
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
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(
                                new JwtIssuerAuthenticationManagerResolver(tokens))
                        .authenticationEntryPoint(new OperationOutcomeEntryPoint()))
                .addFilterBefore(rates.ofClients(), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new OperationOutcomeEntryPoint()))
                .headers(new SafeHeaders())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing here is authenticated by a cookie, so there is no request to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
