package org.fitforwork.gateway.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Checkpoint FIRST = new Checkpoint(
            "2014-02-03T10:15:30Z", "ab".repeat(32), 12, 0, "https://gateway.example", 1, Checkpoint.none(), 14);

    @Test
    void it_is_written_in_one_way_only_and_read_again() {
        assertThat(FIRST.content())
                .isEqualTo(
                        """
                        {"at":"2014-02-03T10:15:30Z","digest":"%s","events":12,"from":0,"issuer":"https://gateway.example",\
                        "number":1,"previous":"%s","to":14}"""
                                .formatted("ab".repeat(32), "00".repeat(32)));
        assertThat(Checkpoint.read(FIRST.content())).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", " ", "x", "{\"number\":1}"})
    void anything_else_is_none(String content) {
        assertThatThrownBy(() -> Checkpoint.read(content)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_said_in_another_way_is_none_either() {
        String content = FIRST.content();
        for (String other : new String[] {
            content + " ", content.replace(":12,", ": 12,"), content.replace(",\"to\":14", ",\"to\":14,\"to\":14")
        }) {
            assertThatThrownBy(() -> Checkpoint.read(other)).as(other).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void its_link_is_of_content_and_signature() {
        assertThat(Checkpoint.link("a", "b.c"))
                .hasSize(64)
                .isEqualTo(Checkpoint.link("a", "b.c"))
                .isNotEqualTo(Checkpoint.link("a", "b.d"))
                .isNotEqualTo(Checkpoint.link("b", "b.c"));
    }
}
