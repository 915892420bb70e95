package org.fitforwork.route;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.fitforwork.referral.delivery.Delivery;

/**
 * The way out. One route takes every owed message; each provider has a route of its own, made from the template of its
 * channel. A failure leaves the route as an exception: the outbox keeps the message and knows when to try again.
 */
public final class DeliveryRoutes extends RouteBuilder {
    /** Takes a {@link Delivery}; returns normally once the provider has it. */
    public static final String DELIVERY = "direct:delivery";

    /** Template: POSTs the referral to the provider's own endpoint. Parameters: organisation, endpoint, timeout (ms). */
    public static final String FHIR_REST = "fhir-rest";

    /** Template: the provider reads its Tasks from the gateway, so there is nothing to send. Parameter: organisation. */
    public static final String WORKLIST = "worklist";

    /** The same value at every attempt to deliver one message. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int CONFLICT = 409;

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        // A receiver that kept the key answers 409 to a repetition: it has the referral.
        onException(HttpOperationFailedException.class)
                .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class)
                                .getStatusCode()
                        == CONFLICT)
                .handled(true);

        from(DELIVERY).routeId("delivery").toD("direct:provider-${body.organisation}");

        routeTemplate(FHIR_REST)
                .templateParameter("organisation")
                .templateParameter("endpoint")
                .templateParameter("timeout", "10000")
                .from("direct:provider-{{organisation}}")
                .removeHeaders("*")
                .setHeader(IDEMPOTENCY_KEY, simple("${body.id}"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/fhir+json; charset=utf-8"))
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .transform()
                .body(Delivery.class, Delivery::body)
                .to("{{endpoint}}?connectTimeout={{timeout}}&responseTimeout={{timeout}}&followRedirects=false"
                        + "&copyHeaders=false&transferException=false&userAgent=fit-for-work-gateway");

        routeTemplate(WORKLIST)
                .templateParameter("organisation")
                .from("direct:provider-{{organisation}}")
                .transform()
                .body(Delivery.class, delivery -> "");
    }
}
