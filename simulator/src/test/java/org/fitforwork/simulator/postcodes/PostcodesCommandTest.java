package org.fitforwork.simulator.postcodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitforwork.simulator.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostcodesCommandTest {
    private static final int PCDS = PostcodeDirectory.COLUMNS.indexOf("pcds");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Terminal terminal = new Terminal();

    private int run(String areas, int rows) throws IOException {
        Path second = Files.writeString(folder.resolve("areas.csv"), areas);
        return terminal.run("postcodes", folder.resolve("onspd.csv").toString(), "--rows=" + rows, "--areas=" + second);
    }

    @Test
    void every_row_has_every_column_and_a_postcode_of_its_own_that_is_nobody_s() throws IOException {
        assertThat(run("gss_code,ods_code\nE38000187,01Y\n", 20_000)).isZero();

        List<List<String>> rows = Files.readAllLines(folder.resolve("onspd.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        assertThat(rows).hasSize(20_001).allSatisfy(row -> assertThat(row).hasSameSizeAs(PostcodeDirectory.COLUMNS));
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(PCDS)))
                .doesNotHaveDuplicates()
                .allMatch(postcode -> postcode.matches("\"[QVX][A-Z]\\d{1,2} \\d[A-Z]{2}\""));
        assertThat(terminal.text()).contains("20,000 postcodes in 1 areas written");
    }

    @Test
    void a_second_file_without_codes_is_refused() throws IOException {
        assertThat(run("gss_code,ods_code\n", 10)).isEqualTo(2);
        assertThat(terminal.text()).contains("holds no GSS code such as E38000187");
    }

    @Test
    void rows_out_of_bounds_are_refused() throws IOException {
        assertThat(run("E38000187,01Y", 0)).isEqualTo(2);
        assertThat(terminal.text()).contains("--rows must be 1 to");
    }
}
