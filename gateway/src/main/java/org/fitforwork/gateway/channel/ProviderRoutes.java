package org.fitforwork.gateway.channel;

import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.fitforwork.gateway.configuration.Preparation;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.route.DeliveryRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One delivery route an organisation, made from the template of its channel. */
@Component
class ProviderRoutes implements Preparation {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ObjectProvider<CamelContext> camel;
    private final LoadedConfiguration loaded;

    ProviderRoutes(ObjectProvider<CamelContext> camel, LoadedConfiguration loaded) {
        this.camel = camel;
        this.loaded = loaded;
    }

    /**
     * Makes the routes of organisations that are new or changed. The route of one that left stays until the next start,
     * in case a message is still on its way.
     */
    @Override
    public void prepare(Configuration next) {
        var before = loaded.current().organisations();
        for (Organisation organisation : next.organisations().values()) {
            Organisation known = before.get(organisation.id());
            if (!organisation.equals(known)) {
                replace(camel.getObject(), organisation, known);
            }
        }
    }

    /** What Camel does not take leaves the route as it was. */
    private static void replace(CamelContext camel, Organisation organisation, @Nullable Organisation known) {
        remove(camel, organisation);
        try {
            add(camel, organisation);
        } catch (RuntimeException e) {
            remove(camel, organisation);
            if (known != null) {
                add(camel, known);
            }
            throw e;
        }
    }

    private static void remove(CamelContext camel, Organisation organisation) {
        String id = id(organisation);
        try {
            if (camel.getRoute(id) != null) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the route of %s does not stop".formatted(organisation.id()), e);
        }
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
