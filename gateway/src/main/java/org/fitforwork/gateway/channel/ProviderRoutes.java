package org.fitforwork.gateway.channel;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.fitforwork.gateway.configuration.ConfigurationChanged;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.route.DeliveryRoutes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One delivery route an organisation, made from the template of its channel. */
@Component
class ProviderRoutes {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ObjectProvider<CamelContext> camel;

    ProviderRoutes(ObjectProvider<CamelContext> camel) {
        this.camel = camel;
    }

    /**
     * Follows a reload. The route of an organisation that left stays until the next start, in case a message is still
     * on its way.
     */
    @EventListener
    void follow(ConfigurationChanged change) throws Exception {
        var before = change.before().organisations();
        for (Organisation organisation : change.now().organisations().values()) {
            if (!organisation.equals(before.get(organisation.id()))) {
                replace(camel.getObject(), organisation);
            }
        }
    }

    private static void replace(CamelContext camel, Organisation organisation) throws Exception {
        String id = id(organisation);
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        }
        add(camel, organisation);
    }

    static void add(CamelContext camel, Organisation organisation) {
        TemplatedRouteBuilder route = TemplatedRouteBuilder.builder(camel, organisation.channel())
                .routeId(id(organisation))
                .parameter("organisation", organisation.id());
        if (organisation.channel().equals(DeliveryRoutes.FHIR_REST)) {
            route.parameter("endpoint", organisation.endpoint())
                    .parameter(
                            "timeout",
                            Objects.requireNonNullElse(organisation.timeout(), TIMEOUT)
                                    .toMillis());
        }
        route.add();
    }

    private static String id(Organisation organisation) {
        return "provider-" + organisation.id();
    }
}
