package org.fitforwork.gateway.channel;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.route.DeliveryRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every organisation of the configuration its route, at the start. */
@Configuration
class ChannelConfiguration {
    @Bean
    DeliveryRoutes deliveryRoutes() {
        return new DeliveryRoutes(new BoundedAnswers(), new Receipt());
    }

    @Bean
    CamelContextConfiguration firstProviderRoutes(LoadedConfiguration configuration) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Templates are not known before the routes are.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                configuration
                        .current()
                        .organisations()
                        .values()
                        .forEach(organisation -> ProviderRoutes.add(camel, organisation));
            }
        };
    }
}
