package org.fitforwork.gateway.access.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ClientsAtStartTest {
    private static final class Nothing implements Surroundings {
        @Override
        public Optional<String> keysFault(Client.Keys keys) {
            return Optional.empty();
        }

        @Override
        public Optional<String> certificateFault() {
            return Optional.empty();
        }

        @Override
        public Set<String> issuers() {
            return Set.of();
        }
    }

    private static ApplicationContextRunner gateway(String... settings) {
        return new ApplicationContextRunner()
                .withBean(Surroundings.class, Nothing::new)
                .withUserConfiguration(ClientConfiguration.class)
                .withPropertyValues(settings);
    }

    private static ApplicationContextRunner ofTheProject(String... settings) {
        return gateway(settings)
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.additional-location=file:../config/");
    }

    @Test
    void outside_profile_local_there_is_no_demo_client() {
        ofTheProject().run(context -> assertThat(context.getBean(Clients.class).clients())
                .isEmpty());
    }

    @Test
    void in_profile_local_there_are_eight() {
        ofTheProject("spring.profiles.active=local")
                .run(context -> assertThat(context.getBean(Clients.class).clients())
                        .hasSize(8)
                        .containsKey("demo-gp"));
    }

    @Test
    void a_demo_client_that_is_carried_over_stops_the_start_and_is_named() {
        gateway(
                        "gateway.clients.demo-gp.organisation=Y99001",
                        "gateway.clients.demo-gp.role=referrer",
                        "gateway.clients.demo-gp.secret={noop}demo-gp-secret")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidClients.class)
                        .hasMessageContaining("gateway.clients.demo-gp.secret"));
    }

    @Test
    void a_misspelt_key_stops_it_for_it_might_be_the_one_that_limits() {
        gateway(
                        "gateway.clients.gp.organisation=Y99001",
                        "gateway.clients.gp.role=referrer",
                        "gateway.clients.gp.secret={bcrypt}$2a$04$abcdefghijklmnopqrstuu5LJ6Xk9Uj5M0a1Zc8x8p1vZ0vKq3T6K",
                        "gateway.clients.gp.scope=system/Task.r")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(UnboundConfigurationPropertiesException.class)
                        .hasMessageContaining("gateway.clients.gp.scope"));
    }

    @Test
    void the_reason_comes_without_a_stack_trace() {
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, failure) -> assertThat(name)
                        .doesNotContain("fitforwork"));

        assertThat(analyzers)
                .extracting(analyzer -> analyzer.analyze(
                        new IllegalStateException(new InvalidClients(List.of("gateway.clients.x.role: …")))))
                .filteredOn(Objects::nonNull)
                .extracting(FailureAnalysis::getDescription)
                .contains("gateway.clients.x.role: …");
    }
}
