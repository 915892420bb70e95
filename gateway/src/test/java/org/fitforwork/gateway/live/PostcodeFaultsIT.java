package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import of postcodes makes of files that are faulty, or differ from the usual. */
class PostcodeFaultsIT extends PostcodeFiles {
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
