package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.fitforwork.gateway.directory.PostcodeImport.Watcher;
import org.fitforwork.referral.intake.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Postcodes here begin with QX, which no real one does. */
class PostcodeImportIT extends LiveGateway {
    private static final Path PUBLISHED = Path.of("../../shared/data/ods/sub-icb-gss-to-ods.csv");
    private static final long MANY = 300_000;
    private static final String HEADING = "pcd,pcds,dointr,doterm,ctry,ccg,icb\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 6);
    private static final List<String> CODES = List.of("E38000001", "E38000002", "S03000012", "E38000003");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PostcodeImport postcodes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Directory directory;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void oneOldPostcode() throws IOException, SQLException {
        Files.writeString(
                areas(),
                "gss_code,ods_code,name\nE38000001,01G,\"NHS One, Two\"\nE38000002,00T,\nE38000003,14L,\nE54000001,QOP,\n");
        load(file("old.csv", row("QX0 0ZZ", "", "E38000001")), Watchers.IDLE);
    }

    private Path areas() {
        return folder.resolve("areas.csv");
    }

    private PostcodeImport.Result load(Path file, Watcher watcher) throws IOException, SQLException {
        return postcodes.load(file, areas(), null, watcher);
    }

    private static String row(String postcode, String terminated, String ccg) {
        return "\"%s\",\"%s\",\"199806\",\"%s\",\"E92000001\",\"%s\",\"E54000001\"%n"
                .formatted(postcode.replace(" ", ""), postcode, terminated, ccg);
    }

    private Path file(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADING + rows);
    }

    /** A quarter of them of no area; every tenth terminated. */
    private static String rowOfMany(long number) {
        return row(postcode(number), number % 10 == 0 ? "201706" : "", CODES.get((int) (number % CODES.size())));
    }

    private static String postcode(long number) {
        return "QX%d %d%c%c".formatted(number / 6760, number / 676 % 10, (char) ('A' + number / 26 % 26), (char)
                ('A' + number % 26));
    }

    private Path many(String name, LongFunction<String> row) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADING);
            for (long number = 0; number < MANY; number++) {
                out.write(row.apply(number));
            }
        }
        return file;
    }

    private @Nullable String area(String postcode, LocalDate date) {
        return directory.areaOfPostcode(postcode, date).orElse(null);
    }

    private String served() {
        return database.sql(
                        """
                        select count(*) || ' ' || count(terminated) || ' '
                            || md5(string_agg(postcode || area, ',' order by postcode)) from referral.postcode""")
                .query(String.class)
                .single();
    }

    private void assertThatTheOldOneIsServedAlone() {
        assertThat(database.sql("select postcode from referral.postcode")
                        .query(String.class)
                        .list())
                .containsExactly("QX00ZZ");
    }

    @Test
    void a_directory_replaces_the_one_before_and_tells_what_it_could_not_place() throws Exception {
        Path file = many("onspd.csv", PostcodeImportIT::rowOfMany);
        List<Long> told = new ArrayList<>();

        PostcodeImport.Result result = load(file, Watchers.at(rows -> {}, told::add));

        assertThat(result).isEqualTo(new PostcodeImport.Result(MANY * 3 / 4, MANY / 4, Set.of("S03000012")));
        assertThat(told).isSorted().hasSizeGreaterThan(20).endsWith(MANY);
        assertThat(area("qx0 0ab", TODAY)).isEqualTo("00T");
        assertThat(area("QX0 0AC", TODAY)).as("of no area").isNull();
        assertThat(area("QX0 0ZZ", TODAY))
                .as("the old directory's, and here 14L")
                .isEqualTo("14L");
        assertThat(database.sql(
                                "select indexdef from pg_indexes where schemaname = 'referral' and tablename = 'postcode'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("UNIQUE INDEX postcode_pkey", "(postcode)");
    }

    @Test
    void a_terminated_postcode_is_found_up_to_the_last_day_of_its_month() throws Exception {
        load(file("onspd.csv", row("QX1 1AA", "202002", "E38000002")), Watchers.IDLE);

        assertThat(area("QX1 1AA", LocalDate.of(2020, 2, 29))).isEqualTo("00T");
        assertThat(area("QX1 1AA", LocalDate.of(2020, 3, 1))).isNull();
    }

    @Test
    void a_run_that_was_stopped_is_gone_on_with_and_ends_the_same() throws Exception {
        Path file = many("onspd.csv", PostcodeImportIT::rowOfMany);
        load(file, Watchers.IDLE);
        String whole = served();
        load(file("old.csv", row("QX0 0ZZ", "", "E38000001")), Watchers.IDLE);

        assertThatThrownBy(() -> load(file, Watchers.at(rows -> {}, rows -> {
                    if (rows == 230_000) {
                        throw new IllegalStateException("stopped");
                    }
                })))
                .hasMessage("stopped");
        assertThatTheOldOneIsServedAlone();
        List<Long> continued = new ArrayList<>();
        PostcodeImport.Result result = load(file, Watchers.at(continued::add, rows -> {}));

        assertThat(continued).containsExactly(200_000L);
        assertThat(result.taken()).isEqualTo(MANY * 3 / 4);
        assertThat(result.withoutArea()).isEqualTo(MANY / 4);
        assertThat(served()).isEqualTo(whole);
    }

    @Test
    void what_was_begun_with_one_file_is_not_gone_on_with_in_another() throws Exception {
        Path file = many("onspd.csv", PostcodeImportIT::rowOfMany);
        assertThatThrownBy(() -> load(file, Watchers.at(rows -> {}, rows -> {
                    throw new IllegalStateException(
                            "stopped at " + LongStream.of(rows).sum());
                })))
                .hasMessageContaining("stopped");

        List<Long> continued = new ArrayList<>();
        load(file("other.csv", row("QX1 1AA", "", "E38000001")), Watchers.at(continued::add, rows -> {}));

        assertThat(continued).isEmpty();
        assertThat(served()).startsWith("1 ");
    }

    @Test
    void readers_see_the_old_directory_or_the_new_one_and_nothing_between() throws Exception {
        Path file = many("onspd.csv", PostcodeImportIT::rowOfMany);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Set<Long>> seen = CompletableFuture.supplyAsync(() -> {
            Set<Long> counts = new TreeSet<>();
            while (!over.get()) {
                counts.add(database.sql("select count(*) from referral.postcode")
                        .query(Long.class)
                        .single());
            }
            return counts;
        });
        try {
            load(file, Watchers.IDLE);
        } finally {
            over.set(true);
        }
        assertThat(seen.get()).isSubsetOf(1L, MANY * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({
        "QX9, '', is not a full postcode",
        "QX9 9AA, 2017-06, column doterm is not a month such as 201706",
        "QX9 9AA, 201713, column doterm is not a month such as 201706",
        "'QX9,9AA', '', is not a full postcode",
        "'QX9 9AA\",\"X', '', '8 columns, not the 7 of the heading'",
        "'QX9 \"9AA', '', a quote is left open"
    })
    void a_faulty_row_is_named_by_file_and_line_and_nothing_is_replaced(
            String postcode, String terminated, String message) throws Exception {
        Path file = many(
                "onspd.csv",
                number -> number == 250_000
                        ? "QX99AA,\"%s\",199806,%s,E92000001,E38000001,E54000001%n".formatted(postcode, terminated)
                        : rowOfMany(number));

        assertThatThrownBy(() -> load(file, Watchers.IDLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":250002: ")
                .hasMessageContaining(message);
        assertThatTheOldOneIsServedAlone();

        List<Long> continued = new ArrayList<>();
        load(many("onspd.csv", PostcodeImportIT::rowOfMany), Watchers.at(continued::add, rows -> {}));
        assertThat(continued).as("a mended file is begun afresh").isEmpty();
    }

    @Test
    void a_postcode_that_is_there_twice_is_named_and_nothing_is_replaced() throws Exception {
        Path file = file("twice.csv", row("QX1 1AA", "", "E38000001") + row("QX11AA", "", "E38000002"));
        assertThatThrownBy(() -> load(file, Watchers.IDLE)).hasMessage("postcode QX11AA is in the file twice");
        assertThatTheOldOneIsServedAlone();
    }

    @Test
    void a_file_none_of_whose_codes_the_second_file_has_replaces_nothing() throws Exception {
        Path file = file("scotland.csv", row("QX1 1AA", "", "S03000012"));
        assertThatThrownBy(() -> load(file, Watchers.IDLE))
                .hasMessageContaining("none of its codes in column ccg is in " + areas())
                .hasMessageContaining("--area-column");
        assertThatTheOldOneIsServedAlone();
    }

    @Test
    void the_area_s_column_can_be_named() throws Exception {
        Path file = file("onspd.csv", row("QX1 1AA", "", "E38000001"));
        postcodes.load(file, areas(), "ICB", Watchers.IDLE);
        assertThat(area("QX1 1AA", TODAY)).isEqualTo("QOP");
        assertThatThrownBy(() -> postcodes.load(file, areas(), "nhser", Watchers.IDLE))
                .hasMessage(file + ":1: no column nhser in the heading");
    }

    @ParameterizedTest
    @CsvSource({
        "'icb,ccg,sicbl', 14L",
        "'icb,ccg,sicbl24cd', 14L",
        "'icb,ccg21cd,lsoa', 00T",
        "'icb23cd,region,lsoa', 01G"
    })
    void the_area_s_column_is_the_narrowest_there_is(String columns, String area) throws Exception {
        Path file = folder.resolve("onspd.csv");
        Files.writeString(file, "\uFEFFpcds,doterm," + columns + "\nQX1 1AA,,E38000001,E38000002,E38000003\n");
        load(file, Watchers.IDLE);
        assertThat(area("QX1 1AA", TODAY)).isEqualTo(area);
    }

    @Test
    void a_gzipped_directory_is_taken_as_it_is() throws Exception {
        Path file = folder.resolve("onspd.csv.gz");
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write(HEADING + row("QX1 1AA", "", "E38000001"));
        }
        load(file, Watchers.IDLE);
        assertThat(area("QX1 1AA", TODAY)).isEqualTo("01G");
    }

    @Test
    void a_second_file_that_is_none_is_refused_by_its_line() throws Exception {
        Path file = file("onspd.csv", row("QX1 1AA", "", "E38000001"));
        Files.writeString(areas(), "gss_code,ods_code,name\nE38000001,Salford City,\n");
        assertThatThrownBy(() -> load(file, Watchers.IDLE)).hasMessageContaining("areas.csv:2: ");
        Files.writeString(areas(), "E38000001,01G\n");
        assertThatThrownBy(() -> load(file, Watchers.IDLE))
                .hasMessageContaining("areas.csv:1: the heading must name the columns gss_code and ods_code");
    }

    @Test
    void the_second_file_as_it_is_published_is_read_in_spite_of_the_heading_in_its_middle() throws Exception {
        assumeTrue(Files.exists(PUBLISHED), "the published join of codes is not there: " + PUBLISHED);
        Path file = file("onspd.csv", row("QX1 1AA", "", "E38000263") + row("QX1 1AB", "", "ZC010"));

        postcodes.load(file, PUBLISHED, null, Watchers.IDLE);

        assertThat(area("QX1 1AA", TODAY)).isEqualTo("01Y");
        assertThat(area("QX1 1AB", TODAY)).isEqualTo("ZC010");
    }
}
