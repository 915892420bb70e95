package org.fitforwork.gateway.console;

import java.time.Clock;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who gets to see the console. It is all that is told by a cookie, so it is all that needs its forms protected; nothing else
 * of the gateway looks at the cookie.
 */
@Configuration
@Lazy(false)
class ConsoleSecurity {
    static final String SIGN_IN = "/console/sign-in";
    static final String NOT_SIGNED_IN = "/console/not-signed-in";
    static final String NOT_ALLOWED = "/console/not-allowed";
    static final String START = "/console/oidc/start";
    static final String CALLBACK = "/console/oidc/callback";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(Clock clock) {
        return IdTokens.by(clock);
    }

    /** @throws IllegalStateException if an issuer's answers could be read on their way, outside profile {@code local} */
    @Bean
    SignIn signIn(ConsoleSettings settings, Environment environment) {
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        String url = String.valueOf(settings.issuer());
        if (settings.hasIssuer() && !local && !url.startsWith("https://")) {
            throw new IllegalStateException(
                    "gateway.console.issuer must be https: who reads its answers can sign in as anybody");
        }
        return new SignIn(local, settings.hasIssuer() ? new Issuer(settings) : null);
    }

    @Bean
    @Order(0)
    SecurityFilterChain console(HttpSecurity http, SignIn signIn, ConsoleSettings settings, Clients clients)
            throws Exception {
        http.securityMatcher("/", "/console/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                SIGN_IN + "/**", NOT_SIGNED_IN, NOT_ALLOWED, "/console/style.css")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(Roles.names()))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                // In a session, either would keep one for everybody who comes by.
                .requestCache(RequestCacheConfigurer::disable)
                .exceptionHandling(handling -> handling.accessDeniedPage(NOT_ALLOWED)
                        .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SIGN_IN)))
                .logout(logout -> logout.logoutUrl("/console/sign-out").logoutSuccessUrl(SIGN_IN))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
        if (signIn.local()) {
            http.userDetailsService(new LocalAccounts(clients)).formLogin(form -> form.loginPage(SIGN_IN)
                    .failureForwardUrl(NOT_SIGNED_IN)
                    .defaultSuccessUrl("/", true));
        }
        if (signIn.issuer() != null) {
            byIssuer(http, signIn.issuer(), new Roles(settings.rolesClaim()));
        }
        return http.build();
    }

    private static CsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("console-form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    private static void byIssuer(HttpSecurity http, Issuer issuer, Roles roles) throws Exception {
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                .clientRegistrationRepository(issuer)
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(new SignInRequests(issuer)))
                .redirectionEndpoint(callback -> callback.baseUri(CALLBACK))
                .userInfoEndpoint(user -> user.userAuthoritiesMapper(roles))
                .failureHandler(new ForwardAuthenticationFailureHandler(NOT_SIGNED_IN))
                .defaultSuccessUrl("/", true));
    }
}
