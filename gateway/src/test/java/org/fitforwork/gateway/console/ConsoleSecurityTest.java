package org.fitforwork.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Which ways in there are, by profile and settings. */
class ConsoleSecurityTest {
    /** Nobody listens there. */
    private static final String ISSUER = "https://127.0.0.1:1/issuer";

    private static WebApplicationContextRunner gateway(String issuer) {
        return new WebApplicationContextRunner()
                .withUserConfiguration(ConsoleSecurity.class, Surroundings.class)
                .withBean(ConsoleSettings.class, () -> new ConsoleSettings(issuer, "the-gateway", "", "roles"));
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    static class Surroundings {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Clients clients() {
            return new Clients(Map.of(
                    "demo-engineer",
                    new Client(
                            "X26",
                            Role.ENGINEER,
                            null,
                            "{noop}demo-engineer-secret",
                            null,
                            null,
                            null,
                            List.of(),
                            null)));
        }
    }

    private static MockMvc web(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private static MockHttpServletResponse demoEngineer(WebApplicationContext context) throws Exception {
        return web(context)
                .perform(post("/console/sign-in")
                        .param("username", "demo-engineer")
                        .param("password", "demo-engineer-secret")
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    @Test
    void demo_clients_sign_in_in_profile_local() {
        gateway("").withPropertyValues("spring.profiles.active=local").run(context -> assertThat(
                        demoEngineer(context).getRedirectedUrl())
                .isEqualTo("/"));
    }

    @Test
    void nobody_signs_in_elsewhere_without_an_issuer() {
        gateway("").run(context -> {
            assertThat(demoEngineer(context).getRedirectedUrl()).isNotEqualTo("/");
            assertThat(web(context).perform(get("/")).andReturn().getResponse().getRedirectedUrl())
                    .endsWith("/console/sign-in");
        });
    }

    @Test
    void with_an_issuer_demo_clients_still_do_not_elsewhere() {
        gateway(ISSUER).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(demoEngineer(context).getRedirectedUrl()).isNotEqualTo("/");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/oidc/start/issuer", "/console/oidc/start/another", "/console/oidc/start"})
    void where_there_is_nobody_to_ask_the_sign_in_begins_anew(String path) {
        gateway(ISSUER).run(context -> assertThat(web(context)
                        .perform(get(path).servletPath(path))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("/console/sign-in"));
    }

    @Test
    void an_issuer_whose_answers_others_can_read_stops_the_start() {
        gateway("http://login.example").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("gateway.console.issuer must be https"));
    }
}
