package org.fitforwork.gateway.channel;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.fitforwork.gateway.directory.InvalidConfiguration;
import org.fitforwork.gateway.directory.LoadedConfiguration;
import org.fitforwork.gateway.directory.Organisation;
import org.fitforwork.route.DeliveryRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every organisation of the configuration its route. */
@Configuration
class ChannelConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Bean
    DeliveryRoutes deliveryRoutes() {
        return new DeliveryRoutes();
    }

    @Bean
    CamelContextConfiguration providerRoutes(LoadedConfiguration configuration) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Templates are not known before the routes are.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                configuration.organisations().values().forEach(organisation -> addRoute(camel, organisation));
            }
        };
    }

    private static void addRoute(CamelContext camel, Organisation organisation) {
        TemplatedRouteBuilder route = TemplatedRouteBuilder.builder(camel, organisation.channel())
                .routeId("provider-" + organisation.id())
                .parameter("organisation", organisation.id());
        switch (organisation.channel()) {
            case DeliveryRoutes.WORKLIST -> route.add();
            case DeliveryRoutes.FHIR_REST -> {
                if (organisation.endpoint() == null) {
                    throw new InvalidConfiguration(
                            "directory/organisations.yaml: %s has channel fhir-rest but no endpoint"
                                    .formatted(organisation.id()));
                }
                route.parameter("endpoint", organisation.endpoint())
                        .parameter(
                                "timeout",
                                Objects.requireNonNullElse(organisation.timeout(), TIMEOUT)
                                        .toMillis())
                        .add();
            }
            default ->
                throw new InvalidConfiguration("directory/organisations.yaml: %s has channel %s; there are %s and %s"
                        .formatted(
                                organisation.id(),
                                organisation.channel(),
                                DeliveryRoutes.FHIR_REST,
                                DeliveryRoutes.WORKLIST));
        }
    }
}
