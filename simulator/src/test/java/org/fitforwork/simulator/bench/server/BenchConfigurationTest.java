package org.fitforwork.simulator.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchConfigurationTest {
    @Test
    void every_provider_of_the_project_is_sent_its_referrals_over_http(@TempDir Path folder) throws IOException {
        BenchConfiguration.write(Path.of(".."), folder, 4711, List.of(new Referrer("Y99001", "gp")));
        List<String> written = Files.readAllLines(folder.resolve("config/directory/organisations.yaml"));
        long before = Files.readAllLines(Path.of("../config/directory/organisations.yaml")).stream()
                .filter(line -> line.startsWith("- id:"))
                .count();
        assertThat(written)
                .hasSize((int) before)
                .allMatch(line -> line.contains("channel: fhir-rest, endpoint: \"http://127.0.0.1:4711/"))
                .anyMatch(line -> line.startsWith("- { id: pathways-cic, name: \"Pathways CIC\","));
    }

    @Test
    void no_programme_has_a_limit_of_places(@TempDir Path folder) throws IOException {
        BenchConfiguration.write(Path.of(".."), folder, 4711, List.of());
        try (var files = Files.walk(folder.resolve("config/programmes"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("programme.yaml")).toList()) {
                assertThat(Files.readString(file)).doesNotContain("caseload:", "key-workers:", "capacity:");
            }
        }
    }

    @Test
    void what_else_a_provider_s_entry_says_stays() {
        assertThat(
                        BenchConfiguration.withoutLimits(
                                """
                        providers:
                          - { organisation: a, share: 88, areas: [ "01M" ], key-workers: 15, caseload: 40 }
                          - organisation: b
                            share: 12
                            key-workers: 2
                            caseload: 40
                            sub-contractor-of: a
                        """))
                .isEqualTo(
                        """
                        providers:
                          - { organisation: a, share: 88, areas: [ "01M" ] }
                          - organisation: b
                            share: 12
                            sub-contractor-of: a
                        """);
    }

    @Test
    void whoever_calls_has_a_client_in_profile_local_alone_and_no_limit() {
        assertThat(BenchConfiguration.clients(
                        List.of(new Referrer("Y99900", "jcp")), List.of(new ProviderClient("big-life"))))
                .isEqualTo(
                        """
                        spring.config.activate.on-profile: local
                        gateway:
                          clients:
                            bench-y99900-jcp: { organisation: Y99900, role: referrer, source: jcp, secret: "{noop}bench-y99900-jcp-secret", rate: { per-minute: 600000, burst: 100000 } }
                            bench-provider-big-life: { organisation: big-life, role: provider, secret: "{noop}bench-provider-big-life-secret", rate: { per-minute: 600000, burst: 100000 } }
                            bench-operator: { organisation: bench, role: admin, secret: "{noop}bench-operator-secret", rate: { per-minute: 600000, burst: 100000 } }
                        """);
    }
}
