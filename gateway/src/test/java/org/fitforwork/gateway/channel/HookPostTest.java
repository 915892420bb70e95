package org.fitforwork.gateway.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fitforwork.gateway.feed.FeedTestSettings;
import org.fitforwork.gateway.feed.Post.Letter;
import org.fitforwork.gateway.feed.PostFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookPostTest {
    private final WireMockServer listener =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final HookPost post =
            new HookPost(FeedTestSettings.allowed("127.0.0.1"), FeedTestSettings.allowing("127.0.0.1"));

    @BeforeEach
    void listen() {
        listener.start();
    }

    @AfterEach
    void stop() throws IOException {
        post.close();
        listener.stop();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + listener.port() + path;
    }

    private ThrowingCallable sending(ResponseDefinitionBuilder answer) {
        listener.stubFor(post(anyUrl()).willReturn(answer));
        return sending(url("/feed"));
    }

    private ThrowingCallable sending(String endpoint) {
        return () -> post.send(new Letter(
                "s",
                URI.create(endpoint),
                List.of("Authorization: Bearer x"),
                "application/fhir+json",
                "{\"name\":\"Zoë\"}",
                Duration.ofSeconds(1)));
    }

    @Test
    void a_notification_arrives_with_its_headers_and_its_content_type() {
        assertThatCode(sending(ok())).doesNotThrowAnyException();

        listener.verify(postRequestedFor(urlEqualTo("/feed"))
                .withHeader("Authorization", equalTo("Bearer x"))
                .withHeader("Content-Type", equalTo("application/fhir+json; charset=UTF-8"))
                .withRequestBody(equalTo("{\"name\":\"Zoë\"}")));
    }

    @Test
    void a_long_answer_is_taken_for_what_its_status_says() {
        assertThatCode(sending(ok("x".repeat(1_000_000)))).doesNotThrowAnyException();
        assertThatCode(sending(ok())).doesNotThrowAnyException();
    }

    @Test
    void an_error_is_told_by_its_status_alone() {
        assertThatThrownBy(sending(aResponse().withStatus(503).withBody("a secret")))
                .isInstanceOf(PostFailed.class)
                .hasMessage("the endpoint answered HTTP 503");
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThatThrownBy(sending(temporaryRedirect(url("/elsewhere")))).hasMessage("the endpoint answered HTTP 302");

        listener.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void an_endpoint_that_hangs_or_answers_byte_by_byte_or_hangs_up_has_not_answered() {
        assertThatThrownBy(sending(ok().withFixedDelay(10_000)))
                .isInstanceOf(PostFailed.class)
                .hasMessageStartingWith("the endpoint did not answer: ");
        assertThatThrownBy(sending(ok("x".repeat(100)).withChunkedDribbleDelay(100, 10_000)))
                .isInstanceOf(PostFailed.class)
                .hasMessageStartingWith("the endpoint did not answer: ");
        assertThatThrownBy(sending(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
                .isInstanceOf(PostFailed.class)
                .hasMessageStartingWith("the endpoint did not answer: ");
    }

    @Test
    void a_host_that_leads_inside_is_not_called_even_if_the_subscription_was_taken() {
        assertThatThrownBy(sending("http://localhost:" + listener.port() + "/feed"))
                .isInstanceOf(PostFailed.class)
                .hasMessage("the endpoint's host has no address that may be called");

        listener.verify(0, postRequestedFor(urlEqualTo("/feed")));
    }
}
