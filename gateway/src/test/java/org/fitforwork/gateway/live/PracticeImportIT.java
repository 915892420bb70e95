package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitforwork.gateway.directory.PracticeImport;
import org.fitforwork.gateway.live.Client.Answer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class PracticeImportIT extends LiveGateway {
    private static final Path NATIONAL = Path.of("../../shared/data/ods/epraccur-2025.csv.gz");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PracticeImport practices;

    private List<String> activePracticesOf(String area) {
        return database.sql("select code from referral.practice where commissioner = :area and status = 'A'")
                .param("area", area)
                .query(String.class)
                .list();
    }

    private Answer refer(String practice) {
        return as("demo-jcp")
                .send(Referral.like("work-programme-leavers-jcp.json")
                        .practice(practice)
                        .bundle());
    }

    @Test
    void from_any_active_practice_in_salford_to_big_life_in_bolton_to_ingeus_and_in_leeds_nowhere() throws IOException {
        assumeTrue(Files.exists(NATIONAL), "the national practice file is not there: " + NATIONAL);
        PracticeImport.Result result = practices.load(NATIONAL, rows -> {});
        assertThat(result.taken()).isGreaterThan(6_000);

        List<String> salford = activePracticesOf("01G");
        List<String> bolton = activePracticesOf("00T");
        assertThat(salford).hasSizeGreaterThan(30);
        assertThat(bolton).hasSizeGreaterThan(40);
        assertThat(salford).allSatisfy(practice -> assertThat(Answers.provider(refer(practice)))
                .isEqualTo("big-life"));
        assertThat(bolton).allSatisfy(practice -> assertThat(Answers.provider(refer(practice)))
                .isEqualTo("ingeus"));
        for (String practice : activePracticesOf("15F").subList(0, 5)) {
            Answer answer = refer(practice);
            assertThat(Answers.reasons(answer)).containsExactly("area-not-covered");
            assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                    .contains("no programme covers 15F");
        }
    }

    @Test
    void a_file_that_is_not_epraccur_is_refused_whole_naming_the_line(@TempDir Path folder) throws IOException {
        String row =
                Files.readAllLines(Path.of("../config/directory/practices.csv")).get(0);
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, row.replace("Y99001", "Y99777") + "\nY99778,TOO,SHORT\n");

        assertThatThrownBy(() -> practices.load(file, rows -> {}))
                .hasMessageContaining("line 2 has 3 columns, not the 27");

        assertThat(database.sql("select count(*) from referral.practice where code = 'Y99777'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_second_file_keeps_the_history_of_a_practice_that_changed_its_commissioner(@TempDir Path folder)
            throws IOException {
        String row =
                Files.readAllLines(Path.of("../config/directory/practices.csv")).get(0);
        Path file = folder.resolve("later.csv");
        Files.writeString(
                file,
                row.replace("Y99001", "Y99779").replace("\"01M\",\"20130401\"", "\"01G\",\"20130401\"") + "\n"
                        + row.replace("Y99001", "Y99779").replace("\"01M\",\"20130401\"", "\"00T\",\"20150101\"")
                        + "\n");

        practices.load(file, rows -> {});

        assertThat(Answers.provider(as("demo-jcp")
                        .send(Referral.like("work-programme-leavers-jcp.json")
                                .practice("Y99779")
                                .authored("2014-12-31")
                                .bundle())))
                .isEqualTo("big-life");
        assertThat(Answers.provider(as("demo-jcp")
                        .send(Referral.like("work-programme-leavers-jcp.json")
                                .practice("Y99779")
                                .authored("2015-01-01")
                                .bundle())))
                .isEqualTo("ingeus");
    }
}
