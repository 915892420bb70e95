package org.fitforwork.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private final Terminal terminal = new Terminal();

    @Test
    void help_names_every_command() {
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.text()).contains("provider", "gp", "listen", "faults", "bench", "postcodes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider", "gp", "listen", "faults", "bench", "postcodes"})
    void every_command_has_help_with_its_defaults(String command) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.text()).contains("Usage: simulator " + command).contains("Default: ");
    }

    @Test
    void without_a_command_it_says_what_is_missing() {
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.text()).contains("Missing required subcommand");
    }

    @Test
    void a_provider_whose_port_is_taken_says_so() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(terminal.run("provider", "--port", port)).isEqualTo(1);
            assertThat(terminal.text()).contains("port " + port + " of 127.0.0.1 is taken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fail=1.1",
                "--fail=-0.1",
                "--fail=NaN",
                "--delay=-1",
                "--port=70000",
                "--fault=dance",
                "--fault=hang=2",
                "--fault=big-life:",
                "--retry-after=-1"
            })
    void a_provider_s_option_out_of_bounds_is_refused(String option) {
        assertThat(terminal.run("provider", option)).isEqualTo(2);
    }

    @Test
    void a_fault_run_without_a_gateway_says_what_is_missing_and_how_to_get_it(@TempDir Path scratch) {
        assertThat(terminal.run("faults", "pause", "--jar", "none.jar", "--scratch", scratch.toString()))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("there is no gateway at none.jar: build it with `mvn package`");
    }

    @Test
    void a_fault_run_of_an_unknown_scenario_names_those_that_there_are() {
        assertThat(terminal.run("faults", "earthquake")).isEqualTo(2);
        assertThat(terminal.text()).contains("kills, pause, provider FAULT");
        assertThat(terminal.run("faults", "provider", "dance")).isEqualTo(2);
        assertThat(terminal.text()).contains("hang, reset, 500");
    }
}
