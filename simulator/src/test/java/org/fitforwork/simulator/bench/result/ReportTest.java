package org.fitforwork.simulator.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final BenchResult result = Results.twiceAsFast();

    @Test
    void ratios_are_those_of_the_medians_of_gateway_to_stock() {
        assertThat(result.ratios())
                .containsEntry(Measure.ANSWERED, 2.0)
                .containsEntry(Measure.ACCEPT_P99, 0.25)
                .containsEntry(Measure.READY, 1.0);
    }

    @Test
    void what_was_not_measured_has_no_ratio() {
        ServerResult none = new ServerResult(
                "stock", 1, 1, result.other().most(), result.other().half(), 0, 0, 0);
        BenchResult partly = new BenchResult(
                result.at(), result.options(), result.machine(), result.postgres(), none, result.gateway());
        assertThat(partly.ratios()).containsKey(Measure.ANSWERED).doesNotContainKey(Measure.HEAP);
        assertThat(Markdown.table(partly)).contains("| peak heap in use, MB | 0.0 | 800 |  |");
    }

    @Test
    void what_the_gateway_answers_wrongly_or_does_not_deliver_fails_the_run() {
        Window well = result.gateway().most().get(0);
        Window ill = new Window(
                0,
                20,
                well.calls(),
                well.byStatus(),
                Map.of("ACCEPTED 500", 2),
                1,
                1,
                well.accept(),
                well.deliver(),
                3,
                60,
                1,
                1,
                1,
                1);
        ServerResult gateway = new ServerResult(
                "gateway", 1, 1, List.of(well, ill), result.gateway().half(), 1, 1, 1);
        assertThat(result.faults()).isEmpty();
        assertThat(new BenchResult(
                                result.at(),
                                result.options(),
                                result.machine(),
                                result.postgres(),
                                result.other(),
                                gateway)
                        .faults())
                .containsExactly(
                        "the gateway's answers ought to have been others: {ACCEPTED 500=2}",
                        "the gateway has not delivered 3 referrals");
    }

    @Test
    void a_gateway_in_the_stock_servers_place_is_not_called_that() {
        ServerResult before = new ServerResult(
                "other", 1, 1, result.other().most(), result.other().half(), 0, 0, 0);
        BenchResult compared = new BenchResult(
                result.at(), result.options(), result.machine(), result.postgres(), before, result.gateway());
        assertThat(Markdown.of(compared))
                .contains("# Two gateways, side by side")
                .contains("| | other | gateway | gateway / other |")
                .doesNotContain("stock");
        assertThat(Json.of(compared)).contains("\"other\"").doesNotContain("\"stock\"");
    }

    @Test
    void the_report_tells_the_ratios_the_machine_the_options_and_every_window() {
        assertThat(Markdown.of(result))
                .contains("| referrals answered a second, at most | 20.0 | 40.0 | 2.00 |")
                .contains("| accepted, p99 ms | 800 | 200 | 0.25 |")
                .contains("--seed 7")
                .contains("Example processor, 2 cores, 24 GB; Example Linux; Example VM 17; PostgreSQL 17.6;"
                        + " load average before the run 0.25")
                .contains("| stock | all it takes | 19.0 | 16.5 | 3600 / 7200 / 10800 |")
                .contains("| gateway | 20.0 | 20.0 | 17.4 | 100 / 200 / 300 |")
                .contains("| 1.5 | 30.0 + 10.0 | 42, 7 |");
    }

    @Test
    void json_has_the_same_numbers_and_its_ratios_can_be_read_again(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bench.json"), Json.of(result));
        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        assertThat(json.at("/stock/half/0/accept/p99").doubleValue()).isEqualTo(800);
        assertThat(json.at("/machine/cores").intValue()).isEqualTo(2);
        assertThat(json.at("/options/--seed").textValue()).isEqualTo("7");
        assertThat(Json.ratios(file)).isEqualTo(result.ratios());
    }

    @Test
    void a_baseline_that_no_run_has_written_is_refused(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"ratios\": {\"beauty\": 1}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.ratios(other))
                .withMessageContaining("has no ratios: give a file that --json has written");
        Path text = Files.writeString(folder.resolve("text.json"), "no");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.ratios(text)).withMessageContaining("is no JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.ratios(folder.resolve("none.json")))
                .withMessageContaining("there is no ");
    }
}
