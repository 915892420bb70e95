package org.fitforwork.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.gateway.directory.PracticeRows.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fitforwork.referral.intake.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDirectoryTest implements DirectoryContract {
    @Override
    public Directory directory(Path folder, String practices, String postcodes) throws IOException {
        Files.writeString(folder.resolve("practices.csv"), practices);
        Files.writeString(folder.resolve("postcodes.csv"), "postcode,area\n" + postcodes);
        return OwnDirectory.read(folder);
    }

    @Test
    void a_folder_without_the_files_is_an_empty_directory(@TempDir Path folder) {
        assertThat(OwnDirectory.read(folder).practice("Y99001", LocalDate.EPOCH))
                .isEmpty();
    }

    @Test
    void the_configuration_that_is_shipped_is_sound() {
        Directory shipped = OwnDirectory.read(Path.of("../config/directory"));
        assertThat(shipped.practice("Y99001", LocalDate.of(2016, 1, 1)))
                .map(Directory.Site::area)
                .contains("01M");
        assertThat(shipped.areaOfPostcode("LS1 9ZZ", LocalDate.of(2016, 1, 1))).contains("15F");
    }

    @Test
    void a_faulty_practice_is_named_by_file_and_line(@TempDir Path folder) {
        String sound = practice("Y99701", "01G", "20130401").line();
        assertThatThrownBy(() -> directory(folder, sound + sound.replace("20130401", "1 April"), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("practices.csv") + ":2: column 16 is not a date such as 20170401");
    }

    @Test
    void what_is_no_practice_is_a_fault_here_and_not_passed_over(@TempDir Path folder) {
        assertThatThrownBy(() -> directory(
                        folder,
                        practice("Y99701", "01G", "20130401").with(26, "9").line(),
                        ""))
                .hasMessageContaining("practices.csv:1:")
                .hasMessageContaining("other settings than GP practice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"M6 9ZX", "M6 9ZX,01G,x", "M6,01G", "M6 9ZX,Salford City", "M6 9ZW,01G\nm69zw,00T"})
    void a_faulty_postcode_is_named_by_file_and_line_and_not_quoted(String lines, @TempDir Path folder) {
        int line = 2 + (int) lines.chars().filter(letter -> letter == '\n').count();
        assertThatThrownBy(() -> directory(folder, "", lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postcodes.csv:" + line + ": ");
    }

    @Test
    void postcodes_need_their_heading(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("postcodes.csv"), "M6 9ZX,01G\n");
        assertThatThrownBy(() -> OwnDirectory.read(folder))
                .hasMessageContaining("postcodes.csv:1: the first line must be postcode,area");
    }
}
