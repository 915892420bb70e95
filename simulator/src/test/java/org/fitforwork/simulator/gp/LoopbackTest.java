package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fitforwork.simulator.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080", "https://localhost:8443/", "http://[::1]:8080", "http://127.1.2.3"})
    void this_machine_is_accepted(String base) {
        assertThat(new Loopback().convert(base)).hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1:8080",
                "http://gateway.example",
                "http://127.0.0.1.example",
                "http://localhost.example",
                "http://127.0.0.1@192.0.2.1",
                "http://user@127.0.0.1",
                "http://127.0.0.1:8080/fhir",
                "http://0.0.0.0:8080",
                "ftp://127.0.0.1",
                "127.0.0.1:8080",
                "mailto:localhost",
                "http://",
                ""
            })
    void any_other_base_is_refused(String base) {
        assertThatThrownBy(() -> new Loopback().convert(base))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("this machine only");
    }

    @Test
    void the_program_refuses_such_a_base_before_it_sends_anything() {
        Terminal terminal = new Terminal();
        assertThat(terminal.run("gp", "--base", "http://192.0.2.1:8080")).isEqualTo(2);
        assertThat(terminal.text()).contains("--base").contains("this machine only");
    }
}
