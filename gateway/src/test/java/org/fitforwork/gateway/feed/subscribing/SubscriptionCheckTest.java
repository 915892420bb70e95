package org.fitforwork.gateway.feed.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.fitforwork.gateway.edge.RefusedException;
import org.fitforwork.gateway.feed.FeedTestSettings;
import org.fitforwork.gateway.feed.notification.Backport;
import org.fitforwork.gateway.feed.notification.Content;
import org.fitforwork.gateway.feed.notification.Terms;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionCheckTest {
    private final SubscriptionCheck check = new SubscriptionCheck(
            FeedTestSettings.allowing(), new EndpointCheck(FeedTestSettings.allowed("127.0.0.1")));

    private static Subscription asked(Consumer<Subscription> change) {
        Subscription asked = Asked.example();
        change.accept(asked);
        return asked;
    }

    /** What is wrong, as "expression: detail". */
    private List<String> faults(Consumer<Subscription> change) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> check.terms(asked(change)));
        assertThat(refused).isNotNull();
        assertThat(refused.getStatusCode()).isEqualTo(422);
        return ((OperationOutcome) refused.getOperationOutcome())
                .getIssue().stream()
                        .map(issue -> issue.getExpression().get(0).getValue() + ": "
                                + issue.getDetails().getText())
                        .toList();
    }

    @Test
    void the_example_is_taken_as_it_is() {
        assertThat(check.terms(Asked.example()))
                .isEqualTo(new Terms(
                        "http://127.0.0.1:9900/referral-status",
                        List.of("Authorization: Bearer a-secret-of-the-practice-system"),
                        "application/fhir+json",
                        Content.ID_ONLY,
                        60,
                        10,
                        20));
    }

    @Test
    void what_is_not_asked_for_is_as_the_gateway_has_it() {
        Terms terms = check.terms(asked(asked -> {
            asked.getChannel().getExtension().clear();
            asked.getChannel().setHeader(null).setPayload("application/fhir+xml");
            asked.getChannel()
                    .getPayloadElement()
                    .getExtensionByUrl(Backport.PAYLOAD_CONTENT)
                    .setValue(new CodeType("full-resource"));
        }));

        assertThat(terms)
                .isEqualTo(new Terms(
                        "http://127.0.0.1:9900/referral-status",
                        List.of(),
                        "application/fhir+xml",
                        Content.FULL_RESOURCE,
                        0,
                        10,
                        20));
        assertThat(terms.toString()).doesNotContain("9900");
    }

    @ParameterizedTest
    @CsvSource({
        "http://gp.invalid/feed, is not https",
        "https://10.0.0.1/feed, private address",
        "https://169.254.169.254/latest/meta-data, private address",
        "https://[::1]/feed, private address",
        "https://gp:secret@gp.invalid/feed, secrets go into header",
        "https://gp.invalid/feed#top, fragment",
        "ftp://gp.invalid/feed, not an absolute https URL",
        "/feed, not an absolute https URL",
        "'https://gp.invalid/a feed', is not a URL",
        "'', not an absolute https URL"
    })
    void an_endpoint_that_is_not_called_is_refused_and_not_repeated(String endpoint, String why) {
        assertThat(faults(asked -> asked.getChannel().setEndpoint(endpoint)))
                .singleElement()
                .asString()
                .startsWith("Subscription.channel.endpoint: the endpoint")
                .contains(why)
                .doesNotContain("gp.invalid", "secret@");
    }

    @Test
    void an_endpoint_on_https_is_taken() {
        assertThat(check.terms(asked(asked -> asked.getChannel().setEndpoint("https://gp.invalid/feed?practice=1")))
                        .endpoint())
                .isEqualTo("https://gp.invalid/feed?practice=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Authorization: Bearer x\r\nHost: elsewhere",
                "Authorization: Bearer x\nHost: elsewhere",
                "A header: x",
                "X-Name: Zoë",
                "Host: elsewhere",
                "content-length: 7",
                "Transfer-Encoding: chunked"
            })
    void a_header_that_cannot_go_along_is_refused_and_not_repeated(String header) {
        assertThat(faults(asked -> asked.getChannel().setHeader(List.of(new StringType(header)))))
                .singleElement()
                .asString()
                .startsWith("Subscription.channel.header: a header is")
                .doesNotContain("elsewhere", "Bearer");
    }

    @Test
    void more_headers_than_anybody_needs_are_refused() {
        assertThat(faults(asked -> {
                    for (int i = 0; i < 5; i++) {
                        asked.getChannel().addHeader("X-Number: " + i);
                    }
                }))
                .containsExactly("Subscription.channel.header: there are more than 5 headers");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 86_401})
    void a_heartbeat_that_is_too_quick_or_too_slow_is_refused(int seconds) {
        assertThat(faults(asked -> asked.getChannel()
                        .getExtensionByUrl(Backport.HEARTBEAT_PERIOD)
                        .setValue(new UnsignedIntType(seconds))))
                .containsExactly("Subscription.channel.extension.where(url = '%s'): %s"
                        .formatted(
                                Backport.HEARTBEAT_PERIOD,
                                "backport-heartbeat-period is not a number from 10 to 86400"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(faults(asked -> {
                    asked.setReason(null)
                            .setCriteria("Task?status=completed")
                            .setEndElement(new InstantType("2030-01-01T00:00:00Z"));
                    asked.getCriteriaElement().addExtension("http://example.org/filter", new StringType("x"));
                    asked.getChannel().setType(SubscriptionChannelType.EMAIL).setPayload("text/plain");
                    asked.getChannel().addExtension("http://example.org/more", new StringType("x"));
                }))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "Subscription.reason",
                        "Subscription.criteria",
                        "Subscription.criteria.extension",
                        "Subscription.end",
                        "Subscription.channel.type",
                        "Subscription.channel.payload",
                        "Subscription.channel.extension");
    }

    @Test
    void what_is_asked_for_twice_is_refused() {
        assertThat(faults(asked -> asked.getChannel().addExtension(Backport.TIMEOUT, new UnsignedIntType(20))))
                .containsExactly("Subscription.channel.extension: an extension stands there twice");
    }

    @Test
    void a_content_that_there_is_none_of_is_refused() {
        assertThat(faults(asked -> asked.getChannel()
                        .getPayloadElement()
                        .getExtensionByUrl(Backport.PAYLOAD_CONTENT)
                        .setValue(new CodeType("everything"))))
                .singleElement()
                .asString()
                .contains("empty, id-only or full-resource");
    }
}
