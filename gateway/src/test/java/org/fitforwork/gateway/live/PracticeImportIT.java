package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.gateway.directory.PracticeRows.practice;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.directory.PracticeImport;
import org.fitforwork.gateway.directory.PracticeRows;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.referral.intake.Directory;
import org.fitforwork.referral.intake.Directory.Site;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PracticeImportIT extends LiveGateway {
    private static final Path NATIONAL = Path.of("../../shared/data/ods/epraccur-2025.csv.gz");

    /** The latest day that the file names. */
    private static final LocalDate NATIONAL_AS_OF = LocalDate.of(2025, 9, 1);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PracticeImport practices;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Directory directory;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private PracticeImport.Result load(String asOf, PracticeRows... rows) throws IOException {
        Path file = folder.resolve("epraccur-" + asOf + ".csv");
        Files.writeString(file, Stream.of(rows).map(PracticeRows::line).collect(Collectors.joining()));
        return practices.load(file, LocalDate.parse(asOf), count -> {});
    }

    private Optional<Site> site(String practice, String date) {
        return directory.practice(practice, LocalDate.parse(date));
    }

    private Optional<String> area(String practice, String date) {
        return site(practice, date).map(Site::area);
    }

    private List<String> activePracticesOf(String area) {
        return database.sql(
                        """
                        select code from referral.practice
                         where commissioner = :area and status = 'A' and as_of = :national""")
                .param("national", NATIONAL_AS_OF)
                .param("area", area)
                .query(String.class)
                .list();
    }

    private Answer refer(String practice) {
        return as("demo-jcp")
                .send(Referral.forBigLife(as("demo-jcp")).practice(practice).bundle());
    }

    @Test
    void from_any_active_practice_in_salford_to_big_life_in_bolton_to_ingeus_and_in_leeds_nowhere() {
        assumeTrue(Files.exists(NATIONAL), "the national practice file is not there: " + NATIONAL);
        PracticeImport.Result result = practices.load(NATIONAL, NATIONAL_AS_OF, rows -> {});
        assertThat(result)
                .hasToString("8,655 practices taken; 8,030 rows skipped: 8,030 other settings than GP practice");

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
    void the_national_file_s_practices_are_where_it_says_also_before_their_present_commissioner_began() {
        assumeTrue(Files.exists(NATIONAL), "the national practice file is not there: " + NATIONAL);
        practices.load(NATIONAL, NATIONAL_AS_OF, rows -> {});

        assertThat(site("C81081", "2026-01-01")).as("Glossop, after it left").contains(new Site("15M", "SK13 8PS"));
        assertThat(activePracticesOf("14L"))
                .hasSizeGreaterThan(70)
                .allSatisfy(practice -> assertThat(area(practice, "2026-01-01")).contains("14L"));
        assertThat(database.sql(
                                """
                                select code from referral.practice
                                 where commissioner = '14L' and status = 'A' and opened < date '2016-01-01'
                                   and as_of = :national""")
                        .param("national", NATIONAL_AS_OF)
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(50)
                .allSatisfy(practice -> assertThat(area(practice, "2016-01-01")).contains("14L"));
        assertThat(activePracticesOf("52R"))
                .hasSizeGreaterThan(100)
                .allSatisfy(practice -> assertThat(area(practice, "2026-01-01")).contains("52R"));
    }

    @Test
    void an_older_file_brings_back_glossop_as_it_was_before_it_left() throws IOException {
        load("2023-02-24", practice("Y99710", "15M", "20220701").at("SK13 9ZZ"));
        load("2021-02-26", practice("Y99710", "01Y", "20130401").at("SK13 9ZZ"));

        assertThat(site("Y99710", "2022-06-30")).contains(new Site("01Y", "SK13 9ZZ"));
        assertThat(site("Y99710", "2022-07-01")).contains(new Site("15M", "SK13 9ZZ"));
    }

    @ParameterizedTest
    @CsvSource({"Y99711, 01M", "Y99712, 00W", "Y99713, 01N"})
    void each_part_of_manchester_is_what_it_was_until_the_merge_and_14L_from_it_on(String code, String part)
            throws IOException {
        load("2016-02-26", practice(code, part, "20130401"));
        load("2018-02-23", practice(code, "14L", "20170401"));

        assertThat(area(code, "2014-03-26")).contains(part);
        assertThat(area(code, "2017-03-31")).contains(part);
        assertThat(area(code, "2017-04-01")).contains("14L");
    }

    @ParameterizedTest
    @CsvSource({"Y99721, 04E", "Y99722, 04H", "Y99723, 04K", "Y99724, 04L", "Y99725, 04M", "Y99726, 04N"})
    void each_of_nottinghamshire_s_six_is_52R_from_the_merge_on(String code, String part) throws IOException {
        load("2021-02-26", practice(code, "52R", "20200401"));
        load("2019-02-22", practice(code, part, "20130401"));

        assertThat(area(code, "2020-03-31")).contains(part);
        assertThat(area(code, "2020-04-01")).contains("52R");
    }

    @Test
    void a_practice_that_closed_or_fell_dormant_is_so_from_its_day_on() throws IOException {
        load("2016-02-26", practice("Y99731", "01G", "20130401"), practice("Y99732", "01G", "20130401"));
        load(
                "2020-02-28",
                practice("Y99731", "01G", "20130401").closed("20181231"),
                practice("Y99732", "01G", "20130401").status("D"));

        assertThat(area("Y99731", "2018-12-31")).contains("01G");
        assertThat(area("Y99731", "2019-01-01")).isEmpty();
        assertThat(area("Y99732", "2020-02-27")).contains("01G");
        assertThat(area("Y99732", "2020-02-28")).isEmpty();
    }

    @Test
    void what_is_no_practice_is_counted_by_kind_and_not_taken() throws IOException {
        PracticeImport.Result result = load(
                "2020-02-28",
                practice("Y99741", "01G", "20130401"),
                practice("Y99742", "Z01", "20130401"),
                practice("Z9974", "01G", "20130401"),
                practice("Y99743", "01G", "20130401").status("P"),
                practice("Y99744", "01G", "20130401").with(26, "9"),
                practice("Y99745", "", "20130401"));

        assertThat(result)
                .hasToString("1 practices taken; 5 rows skipped: 1 other settings than GP practice,"
                        + " 1 proposed practices, 2 reporting entities (Z…), 1 without commissioner");
        assertThat(area("Y99741", "2020-03-01")).contains("01G");
        assertThat(area("Y99742", "2020-03-01")).isEmpty();
        assertThat(area("Y99743", "2020-03-01")).isEmpty();
    }

    @Test
    void a_file_that_is_not_epraccur_is_refused_whole_naming_the_line() throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, practice("Y99777", "01G", "20130401").line() + "Y99778,TOO,SHORT\n");

        assertThatThrownBy(() -> practices.load(file, NATIONAL_AS_OF, rows -> {}))
                .hasMessage(file + ":2: 3 columns, not the 27 of epraccur");

        assertThat(database.sql("select count(*) from referral.practice where code = 'Y99777'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_referral_goes_by_the_commissioner_that_the_practice_had_when_it_was_written() throws IOException {
        load("2014-06-30", practice("Y99779", "01G", "20130401"));
        load("2015-06-30", practice("Y99779", "00T", "20150101"));

        assertThat(Answers.provider(as("demo-jcp")
                        .send(Referral.forBigLife(as("demo-jcp"))
                                .practice("Y99779")
                                .authored("2014-12-31")
                                .bundle())))
                .isEqualTo("big-life");
        assertThat(Answers.provider(as("demo-jcp")
                        .send(Referral.forBigLife(as("demo-jcp"))
                                .practice("Y99779")
                                .authored("2015-01-01")
                                .bundle())))
                .isEqualTo("ingeus");
    }
}
