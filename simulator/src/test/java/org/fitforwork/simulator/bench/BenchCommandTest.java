package org.fitforwork.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitforwork.simulator.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a server: a run takes minutes, and what it finds is not for a test to judge. */
class BenchCommandTest {
    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rounds=0",
                "--connections=0",
                "--window=0s",
                "--window=soon",
                "--drain=0s",
                "--tolerance=-1",
                "--tolerance=NaN",
                "--baseline=none.json",
                "--against-jvm=-Xmx2g"
            })
    void an_option_out_of_bounds_is_refused_before_anything_is_started(String option) {
        assertThat(terminal.run("bench", option)).isEqualTo(2);
        assertThat(terminal.text()).doesNotContain("starting");
    }

    @Test
    void elsewhere_than_at_the_project_s_root_it_says_what_is_missing(@TempDir Path elsewhere) {
        assertThat(terminal.run("bench", "--project", elsewhere.toString())).isEqualTo(2);
        assertThat(terminal.text()).contains("start at the project's root or give --project");
    }

    @Test
    void a_jar_that_was_not_built_is_named(@TempDir Path scratch) {
        assertThat(terminal.run("bench", "--project", "..", "--stock", "none.jar", "--scratch", scratch.toString()))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("there is no none.jar: build it with `mvn package -DskipTests`");
    }

    @Test
    void the_gateway_that_it_is_measured_against_is_named_too(@TempDir Path scratch) {
        assertThat(terminal.run("bench", "--project", "..", "--against", "none.jar", "--scratch", scratch.toString()))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("there is no none.jar");
    }

    @Test
    void ratios_to_the_stock_server_are_not_held_against_those_to_another_gateway() {
        assertThat(terminal.run("bench", "--against", "none.jar", "--baseline", "none.json"))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("--baseline is of a run with the stock server");
    }

    @Test
    void data_of_an_earlier_run_are_not_used_again(@TempDir Path scratch) throws IOException {
        Files.createFile(scratch.resolve("postgresql.log"));
        assertThat(terminal.run("bench", "--project", "..", "--scratch", scratch.toString()))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("--scratch must be empty");
    }
}
