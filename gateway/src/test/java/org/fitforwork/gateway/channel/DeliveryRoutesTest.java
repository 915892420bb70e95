package org.fitforwork.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.fitforwork.gateway.channel.FakeProvider.Request;
import org.fitforwork.referral.delivery.Delivery;
import org.fitforwork.route.DeliveryRoutes;
import org.fitforwork.route.NoReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(20)
class DeliveryRoutesTest {
    private static final String PROVIDER = "big-life";
    private static final String WORKLIST_PROVIDER = "pathways-cic";
    private static final String SHORT_TIMEOUT = "ingeus";
    private static final String BODY = "{\"resourceType\":\"Bundle\",\"id\":\"Zoë\"}";
    private static final Delivery DELIVERY = to(PROVIDER);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private FakeProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = new FakeProvider();
        camel.addRoutes(new DeliveryRoutes(new BoundedAnswers(), new Receipt()));
        camel.start();
        TemplatedRouteBuilder.builder(camel, DeliveryRoutes.FHIR_REST)
                .parameter("organisation", PROVIDER)
                .parameter("endpoint", provider.endpoint())
                .parameter("timeout", "10000")
                .add();
        TemplatedRouteBuilder.builder(camel, DeliveryRoutes.FHIR_REST)
                .parameter("organisation", SHORT_TIMEOUT)
                .parameter("endpoint", provider.endpoint())
                .parameter("timeout", "300")
                .add();
        TemplatedRouteBuilder.builder(camel, DeliveryRoutes.WORKLIST)
                .parameter("organisation", WORKLIST_PROVIDER)
                .add();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        provider.close();
    }

    @Test
    void the_provider_gets_the_referral_as_fhir_json_under_the_key_of_the_delivery() {
        deliver(DELIVERY);

        Request request = onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/fhir");
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.headers())
                .containsEntry("idempotency-key", List.of(DELIVERY.id().toString()))
                .containsEntry("content-type", List.of("application/fhir+json; charset=utf-8"));
    }

    @Test
    void every_attempt_carries_the_same_key() {
        deliver(DELIVERY);
        deliver(DELIVERY);

        assertThat(provider.requests())
                .hasSize(2)
                .extracting(request -> request.headers().get("idempotency-key"))
                .containsOnly(List.of(DELIVERY.id().toString()));
    }

    @Test
    void a_provider_that_answers_409_has_the_referral() {
        provider.answers(409, "{}");

        deliver(DELIVERY);

        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[{\"response\":{\"status\":\"201\"}}]}",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\",\"code\":\"informational\"}]}",
                "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction-response\"/></Bundle>"
            })
    void an_answer_in_fhir_that_is_no_error_or_an_empty_one_means_that_the_provider_has_the_referral(String body) {
        provider.answers(200, body);

        deliver(DELIVERY);

        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | something that is no FHIR resource",
                "[] | something that is no FHIR resource",
                "OK | something that is no FHIR resource",
                "<html>not { FHIR | something that is no FHIR resource",
                "<html><body>Log in, Zoë</body></html> | something that is no FHIR resource",
                "{\"resourceType\":\"Zoë\"} | something that is no FHIR resource",
                "{\"resourceType\":\"Patient\"} | a FHIR resource that is no answer to a transaction",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}"
                        + " | an OperationOutcome that is an error",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"response\":{\"status\":\"422 Zoë\"}}]}"
                        + " | a Bundle in which an entry failed",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Bundle xmlns='http://hl7.org/fhir'><id value='&x;'/>"
                        + "</Bundle> | something that is no FHIR resource"
            })
    void an_answer_of_200_with_anything_else_is_a_failure_that_quotes_nothing(String body, String fault) {
        provider.answers(200, body).withHeader("Content-Type", "application/fhir+json");

        assertThatThrownBy(() -> deliver(DELIVERY))
                .cause()
                .isInstanceOf(NoReceipt.class)
                .hasMessage("the provider answered HTTP 200 with " + fault);
        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void an_answer_that_is_too_large_is_not_read_to_its_end(int status) {
        provider.answers(status, " ".repeat(2 * 1024 * 1024));

        assertThatThrownBy(() -> deliver(DELIVERY))
                .cause()
                .isInstanceOf(NoReceipt.class)
                .hasMessage("the provider's answer is larger than 1048576 bytes");
    }

    @Test
    @Timeout(5)
    void an_answer_that_never_ends_is_given_the_time_that_the_provider_has() {
        provider.trickles();

        assertThatThrownBy(() -> deliver(to(SHORT_TIMEOUT)))
                .cause()
                .isInstanceOf(NoReceipt.class)
                .hasMessage("the provider's answer did not end in time");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 408, 422, 429, 500, 503})
    void any_other_answer_leaves_the_route_as_a_failure_after_one_attempt(int status) {
        provider.answers(status, "no").withHeader("Retry-After", "0").withHeader("Location", "/elsewhere");

        assertThatThrownBy(() -> deliver(DELIVERY))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        HttpOperationFailedException.class,
                        failure -> assertThat(failure.getStatusCode()).isEqualTo(status));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void a_provider_that_does_not_answer_in_time_fails() {
        provider.fallsSilent();

        assertThatThrownBy(() -> deliver(to(SHORT_TIMEOUT)))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void a_provider_that_is_not_there_fails() {
        provider.close();

        assertThatThrownBy(() -> deliver(DELIVERY))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    @Timeout(5)
    void a_delivery_to_an_organisation_that_has_no_route_fails_at_once() {
        assertThatThrownBy(() -> deliver(to("unheard-of")))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(DirectConsumerNotAvailableException.class);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void a_provider_with_a_worklist_is_sent_nothing() {
        deliver(to(WORKLIST_PROVIDER));

        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void no_header_but_those_of_http_and_ours_reaches_the_provider() {
        Map<String, Object> strays = Map.of(
                "Authorization",
                "Bearer of-somebody-else",
                "X-Stray",
                "stray",
                "referral",
                "stray",
                Exchange.HTTP_URI,
                "http://127.0.0.1:9/elsewhere",
                Exchange.HTTP_PATH,
                "/elsewhere",
                Exchange.HTTP_QUERY,
                "nhs=9990000042");

        camel.createProducerTemplate().requestBodyAndHeaders(DeliveryRoutes.DELIVERY, DELIVERY, strays);

        Request request = onlyRequest();
        assertThat(request.uri()).hasToString("/fhir");
        assertThat(request.headers().keySet())
                .isSubsetOf(
                        "accept-encoding",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "idempotency-key",
                        "transfer-encoding",
                        "user-agent");
        assertThat(request.headers()).containsEntry("user-agent", List.of("fit-for-work-gateway"));
    }

    @Test
    void a_failure_is_left_to_the_outbox_to_tell_and_not_logged_on_the_way() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            provider.answers(500, "no");
            assertThatThrownBy(() -> deliver(DELIVERY)).isInstanceOf(CamelExecutionException.class);
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    @Test
    void a_cookie_that_a_provider_sets_is_not_sent_back() {
        provider.withHeader("Set-Cookie", "session=1; Path=/");

        deliver(DELIVERY);
        deliver(DELIVERY);

        assertThat(provider.requests()).hasSize(2).noneMatch(request -> request.headers()
                .containsKey("cookie"));
    }

    private void deliver(Delivery delivery) {
        camel.createProducerTemplate().requestBody(DeliveryRoutes.DELIVERY, delivery);
    }

    private Request onlyRequest() {
        assertThat(provider.requests()).hasSize(1);
        return provider.requests().get(0);
    }

    private static Delivery to(String organisation) {
        return new Delivery(new UUID(0, 1), new UUID(0, 2), organisation, BODY);
    }
}
