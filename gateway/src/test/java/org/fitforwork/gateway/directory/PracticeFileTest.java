package org.fitforwork.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.gateway.directory.PracticeRows.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.directory.PracticeFile.Skip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PracticeFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<PracticeRow> taken = new ArrayList<>();
    private final List<Skip> skipped = new ArrayList<>();

    private void read(String lines) throws IOException {
        Path file = folder.resolve("epraccur.csv");
        Files.writeString(file, lines);
        new PracticeFile(file, LocalDate.of(2018, 2, 23)).read(new PracticeFile.Reader() {
            @Override
            public void taken(PracticeRow row) {
                taken.add(row);
            }

            @Override
            public void skipped(Skip reason) {
                skipped.add(reason);
            }
        });
    }

    @Test
    void a_row_is_read_with_its_dates_the_last_day_at_its_commissioner_included() throws IOException {
        read(practice("Y99701", "01M", "20130401").left("20170331").line());
        assertThat(taken)
                .containsExactly(new PracticeRow(
                        "Y99701",
                        "01M",
                        LocalDate.of(2013, 4, 1),
                        LocalDate.of(2017, 3, 31),
                        "EXAMPLE PRACTICE",
                        "M40 9ZZ",
                        LocalDate.of(2013, 4, 1),
                        null,
                        PracticeRow.Status.ACTIVE,
                        LocalDate.of(2018, 2, 23)));
    }

    @Test
    void what_is_no_practice_s_row_is_passed_over_with_the_reason() throws IOException {
        PracticeRows practice = practice("Y99701", "01M", "20130401");
        read(practice.with(26, "9").line()
                + practice.status("P").line()
                + practice.with(1, "Z9970").line()
                + practice.with(15, "Z01").line()
                + practice.with(15, "").line());
        assertThat(taken).isEmpty();
        assertThat(skipped)
                .containsExactly(
                        Skip.OTHER_SETTING,
                        Skip.PROPOSED,
                        Skip.REPORTING_ENTITY,
                        Skip.REPORTING_ENTITY,
                        Skip.NO_COMMISSIONER);
    }

    @ParameterizedTest
    @CsvSource({
        "1, y 9, column 1 is not a code",
        "11, 20130231, column 11 is not a date such as 20170401",
        "12, never, column 12 is not a date such as 20170401",
        "13, X, 'status is not A, C, D or P'",
        "15, Salford, column 15 is not a code",
        "17, 20100101, was left (column 17) before it was joined (column 16)"
    })
    void a_faulty_row_is_named_by_file_and_line(int column, String value, String message) {
        PracticeRows sound = practice("Y99701", "01M", "20130401");
        assertThatThrownBy(() -> read(sound.line() + sound.with(column, value).line()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epraccur.csv:2: ")
                .hasMessageContaining(message);
    }
}
