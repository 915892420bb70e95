package org.fitforwork.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ca.uhn.fhir.parser.DataFormatException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "something is no element of patient",
                "colour is no element of the resource",
                "colour is no attribute of name",
                "the value of element birthDate is not of its type",
                "the reference in the resource is not valid",
                "the reference in subject begins with # but no such resource is contained"
            })
    void what_our_own_error_handler_says_is_kept(String ours) {
        assertThat(Malformed.describe(new DataFormatException("HAPI-0450: Failed to parse. Error was: " + ours)))
                .isEqualTo(ours);
    }

    @Test
    void what_else_the_parser_says_is_told_by_its_place() {
        assertThat(Malformed.describe(new DataFormatException("Sentinel at [line: 3, column: 14]")))
                .isEqualTo("the body is malformed at line 3, column 14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "the reference in ", "the value of element ", "is no element of ", "a "})
    void a_megabyte_of_the_same_is_described_at_once(String part) {
        String text = part.repeat(2_000_000 / part.length());

        // Gone over from each of its letters, it would take hours.
        String said = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Malformed.describe(new DataFormatException(text)));

        assertThat(said).isEqualTo("the body is not a FHIR R4 resource in the format that Content-Type states");
    }
}
