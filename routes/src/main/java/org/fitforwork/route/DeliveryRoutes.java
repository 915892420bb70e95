package org.fitforwork.route;

import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.fitforwork.referral.delivery.Delivery;

/**
 * The way out. One route takes every owed message; each provider has a route of its own, made from the template of its
 * channel. A failure leaves the route as an exception: the outbox keeps the message and knows when to try again.
 */
public final class DeliveryRoutes extends RouteBuilder {
    /** Takes a {@link Delivery}; returns normally once the provider has it. */
    public static final String DELIVERY = "direct:delivery";

    /**
     * Template: POSTs the referral to the provider's own endpoint, which has it when it says so in FHIR or in an empty
     * answer. Parameters: organisation, endpoint, timeout (ms).
     */
    public static final String FHIR_REST = "fhir-rest";

    /** Template: the provider reads its Tasks from the gateway, so there is nothing to send. Parameter: organisation. */
    public static final String WORKLIST = "worklist";

    /** The same value at every attempt to deliver one message. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final int CONFLICT = 409;

    private final HttpClientConfigurer answers;
    private final Processor receipt;

    /**
     * @param answers bounds what is read of an answer
     * @param receipt throws {@link NoReceipt} for an answer of success that does not mean that the provider has it
     */
    public DeliveryRoutes(HttpClientConfigurer answers, Processor receipt) {
        this.answers = answers;
        this.receipt = receipt;
    }

    @Override
    public void configure() {
        // One policy, in the route that every message takes; a template's route lets its failures through to it.
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        // A receiver that kept the key answers 409 to a repetition: it has the referral.
        onException(HttpOperationFailedException.class)
                .onWhen(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class)
                                .getStatusCode()
                        == CONFLICT)
                .handled(true);
        Stream.of("http", "https").forEach(this::keepNothingAndRepeatNothing);

        // A provider without a route fails at once, instead of after the 30 s that "direct" would wait for one.
        from(DELIVERY).routeId("delivery").toD("direct:provider-${body.organisation}?block=false");

        routeTemplate(FHIR_REST)
                .templateParameter("organisation")
                .templateParameter("endpoint")
                .templateParameter("timeout", "10000")
                .from("direct:provider-{{organisation}}")
                .errorHandler(noErrorHandler())
                .removeHeaders("*")
                .setHeader(IDEMPOTENCY_KEY, simple("${body.id}"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/fhir+json; charset=utf-8"))
                .transform()
                .body(Delivery.class, Delivery::body)
                .to(
                        "{{endpoint}}?httpMethod=POST&connectTimeout={{timeout}}&responseTimeout={{timeout}}&followRedirects=false"
                                + "&copyHeaders=false&transferException=false&userAgent=fit-for-work-gateway")
                .process(receipt);

        routeTemplate(WORKLIST)
                .templateParameter("organisation")
                .from("direct:provider-{{organisation}}")
                .errorHandler(noErrorHandler())
                .transform()
                .body(Delivery.class, delivery -> "");
    }

    /** Cookies would tie deliveries together, and the client's own retries would be attempts the outbox does not know. */
    private void keepNothingAndRepeatNothing(String scheme) {
        HttpComponent http = getContext().getComponent(scheme, HttpComponent.class);
        http.setCookieManagementDisabled(true);
        http.setAutomaticRetriesDisabled(true);
        http.setHttpClientConfigurer(answers);
    }
}
