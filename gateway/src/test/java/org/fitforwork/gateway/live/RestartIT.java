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
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.fitforwork.gateway.Gateway;
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
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final WireMockServer bigLife =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final int port = freePort();
    private @Nullable Process gateway;

    @BeforeEach
    void prepare() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        bigLife.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.destroy();
            gateway.waitFor();
        }
        bigLife.stop();
    }

    @Test
    void a_referral_accepted_before_the_gateway_was_killed_is_delivered_after_it_was_started_again() throws Exception {
        bigLife.stubFor(post("/fhir").willReturn(aResponse().withStatus(503)));
        Process first = start();
        Bundle bundle = Referral.forBigLife(as("demo-jcp")).bundle();
        String task = Answers.task(as("demo-jcp").send(bundle)).getIdElement().getIdPart();
        await().untilAsserted(() -> assertThat(attempts()).isNotEmpty());
        String key = attempts().get(0).getHeader("Idempotency-Key");

        first.destroyForcibly().waitFor();
        bigLife.resetAll();
        bigLife.stubFor(post("/fhir").willReturn(okJson("{}")));
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
        return new Client("http://127.0.0.1:" + port, client);
    }

    private Process start() throws IOException {
        Client.forgetTokens();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Gateway.class.getName(),
                "--spring.profiles.active=local",
                "--spring.config.additional-location=file:../config/",
                "--gateway.config.path=../config",
                "--gateway.data-directory=" + DATA,
                "--gateway.outbox.first-retry=5s",
                "--server.port=" + port);
        builder.environment().put("BIG_LIFE_ENDPOINT", bigLife.baseUrl() + "/fhir");
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "restart.log").toFile()));
        Process process = builder.start();
        gateway = process;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(process.isAlive()).as("see target/restart.log").isTrue();
                    assertThat(as("").get("/actuator/health/readiness").status())
                            .isEqualTo(200);
                });
        return process;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
