package org.fitforwork.gateway.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A gateway as a process of its own, as a newcomer starts it, killed without warning and started again. */
class RestartIT {
    private static final Path DATA = Path.of("target", "restart-data");

    private final WireMockServer bigLife =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final int port = GatewayProcess.freePort();
    private @Nullable GatewayProcess gateway;

    @BeforeEach
    void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        bigLife.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.stop();
        }
        bigLife.stop();
    }

    @Test
    void a_referral_accepted_before_the_gateway_was_killed_is_delivered_after_it_was_started_again() throws Exception {
        bigLife.stubFor(post("/fhir").willReturn(aResponse().withStatus(503)));
        GatewayProcess first = start();
        Bundle bundle = Referral.forBigLife(as("demo-jcp")).bundle();
        String task = Answers.task(as("demo-jcp").send(bundle)).getIdElement().getIdPart();
        await().untilAsserted(() -> assertThat(attempts()).isNotEmpty());
        String key = attempts().get(0).getHeader("Idempotency-Key");

        first.kill();
        bigLife.resetAll();
        bigLife.stubFor(post("/fhir").willReturn(okJson(LiveGateway.RECEIVED)));
        start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(attempts()).hasSize(1));
        assertThat(attempts().get(0).getHeader("Idempotency-Key")).isEqualTo(key);
        assertThat(attempts().get(0).getBodyAsString()).contains(task);
        assertThat(as("demo-jcp").task(task).getStatus()).isEqualTo(TaskStatus.REQUESTED);
        Answer replay = as("demo-jcp").send(bundle);
        assertThat(Answers.task(replay).getIdElement().getIdPart()).isEqualTo(task);
    }

    private List<LoggedRequest> attempts() {
        return bigLife.findAll(postRequestedFor(urlEqualTo("/fhir")));
    }

    private Client as(String client) {
        return Objects.requireNonNull(gateway).as(client);
    }

    private GatewayProcess start() throws IOException {
        GatewayProcess started = GatewayProcess.start(
                port,
                "restart.log",
                bigLife.baseUrl(),
                "--gateway.data-directory=" + DATA,
                "--gateway.outbox.first-retry=5s");
        gateway = started;
        return started;
    }
}
