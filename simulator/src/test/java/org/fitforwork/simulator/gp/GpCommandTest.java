package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.fitforwork.simulator.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpCommandTest {
    private final FakeGateway gateway = new FakeGateway();
    private final Terminal terminal = new Terminal();

    GpCommandTest() throws IOException {}

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void as_many_referrals_as_asked_are_sent_and_counted_by_status() {
        assertThat(gp("--count", "6", "--seed", "1")).isEqualTo(1);
        assertThat(gateway.bodies).hasSize(6).doesNotHaveDuplicates();
        assertThat(terminal.text()).contains("6/6 SIM-").contains("by status {200=4, 422=2} in 6 attempts; median ");
    }

    @Test
    void it_succeeds_if_every_referral_was_taken() {
        assertThat(gp("--count", "2")).isZero();
    }

    @Test
    void nothing_identifiable_is_printed() {
        gp("--count", "6", "--seed", "1");
        assertThat(gateway.bodies).allMatch(body -> body.contains("Testperson"));
        assertThat(terminal.text()).doesNotContain("Testperson", "Example", "t0ken", "demo-gp-secret");
        assertThat(terminal.text()).doesNotContainPattern("999\\d{7}");
    }

    @Test
    void the_same_seed_sends_the_same_again() {
        gp("--count", "1", "--seed", "5");
        gp("--count", "1", "--seed", "5");
        gp("--count", "1", "--seed", "6");
        assertThat(gateway.bodies.get(1)).isEqualTo(gateway.bodies.get(0)).isNotEqualTo(gateway.bodies.get(2));
    }

    @Test
    void without_a_token_nothing_is_sent_and_the_error_names_client_and_status() {
        assertThat(gp("--secret", "wrong")).isEqualTo(1);
        assertThat(gateway.bodies).isEmpty();
        assertThat(terminal.text())
                .contains("no token for client demo-gp: HTTP 401")
                .doesNotContain("wrong");
    }

    @Test
    void where_no_gateway_answers_the_error_says_so_with_the_cure() {
        gateway.close();
        assertThat(gp()).isEqualTo(1);
        assertThat(terminal.text())
                .contains("nothing answers at " + gateway.base())
                .contains("--base");
    }

    @Test
    void counts_and_rates_out_of_bounds_are_refused() {
        assertThat(gp("--count", "0")).isEqualTo(2);
        assertThat(gp("--count", "10001")).isEqualTo(2);
        assertThat(gp("--rate", "0")).isEqualTo(2);
        assertThat(gp("--rate", "101")).isEqualTo(2);
        assertThat(gp("--rate", "NaN")).isEqualTo(2);
        assertThat(gp("--senders", "0")).isEqualTo(2);
        assertThat(gp("--for", "25h")).isEqualTo(2);
        assertThat(gp("--for", "soon")).isEqualTo(2);
        assertThat(gateway.bodies).isEmpty();
    }

    @Test
    void several_senders_share_the_referrals() {
        assertThat(gp("--count", "2", "--senders", "8", "--rate", "100")).isZero();
        assertThat(gateway.bodies).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void for_a_time_it_sends_until_the_time_is_over() {
        gp("--for", "300ms", "--rate", "100");
        assertThat(gateway.bodies).isNotEmpty();
        assertThat(terminal.text()).contains("1 SIM-").doesNotContain("1/");
    }

    @Test
    void the_journal_has_a_line_for_each_referral_and_is_appended_to(@TempDir Path folder) throws IOException {
        Path journal = folder.resolve("journal");
        gp("--count", "1", "--journal", journal.toString());
        gp("--count", "1", "--journal", journal.toString());
        assertThat(Journal.read(journal))
                .hasSize(2)
                .extracting(JournalEntry::task)
                .containsOnly(FakeGateway.TASK);
    }

    @Test
    void where_one_gateway_is_down_the_same_referral_goes_to_the_next() throws IOException {
        FakeGateway down = new FakeGateway();
        down.close();
        assertThat(gp("--base", down.base(), "--base", gateway.base(), "--count", "2"))
                .isZero();
        assertThat(gateway.bodies).hasSize(2);
        assertThat(terminal.text()).contains("in 2 attempts");
    }

    @Test
    void a_gateway_that_fails_is_sent_the_same_again() {
        gateway.failNext(500, 503, 429, 401);
        assertThat(gp("--count", "1")).isZero();
        assertThat(gateway.bodies).hasSize(5);
        assertThat(new HashSet<>(gateway.bodies)).hasSize(1);
        assertThat(terminal.text()).contains("in 5 attempts");
        assertThat(gateway.tokens()).as("a token that is not known is renewed").isEqualTo(2);
    }

    @Test
    void without_patience_there_is_a_single_attempt() {
        gateway.failNext(500);
        assertThat(gp("--count", "1", "--patience", "0s")).isEqualTo(1);
        assertThat(gateway.bodies).hasSize(1);
    }

    @Test
    void a_missing_template_is_named_with_the_cure() {
        assertThat(terminal.run("gp", "--base", gateway.base(), "--template", "none.json"))
                .isEqualTo(2);
        assertThat(terminal.text()).contains("there is no template none.json").contains("--template");
    }

    private int gp(String... options) {
        var args = new ArrayList<String>();
        args.addAll(List.of("gp", "--template", Templates.FILE.toString()));
        args.addAll(List.of(options));
        if (!args.contains("--base")) {
            args.addAll(List.of("--base", gateway.base()));
        }
        return terminal.run(args.toArray(String[]::new));
    }
}
