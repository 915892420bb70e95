package org.fitforwork.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitforwork.simulator.Simulator;
import org.junit.jupiter.api.Test;

/** The short one of the fault runs: the gateway's jar, a PostgreSQL, and kill -9 of both under load. */
class FaultsIT {
    @Test
    void what_was_acknowledged_is_stored_and_has_one_effect_after_gateway_and_database_were_killed() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "faults-");
        Path report = folder.resolveSibling(folder.getFileName() + ".json");
        int status = Simulator.run(
                "faults",
                "kills",
                "--kills=3",
                "--gateway-share=0.3",
                "--seed=1",
                "--project=..",
                "--scratch=" + folder,
                "--report=" + report);
        JsonNode kills = new ObjectMapper().readTree(report.toFile()).get(0);
        assertThat(kills.path("injected").asText()).isEqualTo("kill -9: 1 of a gateway, 2 of PostgreSQL");
        assertThat(kills.path("faults")).isEmpty();
        assertThat(kills.path("stored")).isEqualTo(kills.path("acknowledged")).isEqualTo(kills.path("deliveredOnce"));
        assertThat(status).isZero();
    }
}
