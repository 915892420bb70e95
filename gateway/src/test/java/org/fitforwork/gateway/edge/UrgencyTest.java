package org.fitforwork.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrgencyTest {
    private static boolean urgent(String body) {
        return Urgency.of(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"priority\":\"urgent\"}",
                "{ \"name\": \"Zoë\", \"priority\" :\n \"asap\" }",
                "{\"priority\":\"stat\"}",
                "<ServiceRequest><priority value=\"urgent\"/></ServiceRequest>",
                "<f:priority value='stat'/>"
            })
    void a_priority_above_routine_is_seen_in_json_and_xml(String body) {
        assertThat(urgent(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"priority\":\"routine\"}",
                "{\"text\":\"the priority is urgent\"}",
                "{\"text\":\"\\\"priority\\\":\\\"urgent\\\"\"}",
                "<priority value=\"routine\"/>",
                "<text value=\"urgent\"/>"
            })
    void everything_else_is_routine(String body) {
        assertThat(urgent(body)).isFalse();
    }
}
