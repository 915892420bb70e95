package org.fitforwork.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.gateway.directory.PracticeRows.practice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fitforwork.referral.intake.Directory;
import org.fitforwork.referral.intake.Directory.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every directory answers, wherever its rows lie. */
public interface DirectoryContract {
    /**
     * A directory of these rows.
     *
     * @param practices lines in the layout of epraccur
     * @param postcodes lines of postcode,area
     */
    Directory directory(Path folder, String practices, String postcodes) throws IOException;

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    default void a_practice_is_where_its_commissioner_and_its_postcode_say(@TempDir Path folder) throws IOException {
        Directory directory = directory(
                folder, practice("Y99701", "01Y", "20130401").at("SK13 9ZZ").line(), "");
        assertThat(directory.practice("Y99701", day("2020-01-01"))).contains(new Site("01Y", "SK13 9ZZ"));
    }

    @Test
    default void a_practice_that_moved_is_where_it_was_on_the_day(@TempDir Path folder) throws IOException {
        Directory directory = directory(
                folder,
                practice("Y99702", "01M", "20130401").left("20170331").line()
                        + practice("Y99702", "14L", "20170401").line(),
                "");
        assertThat(directory.practice("Y99702", day("2017-03-31")))
                .map(Site::area)
                .contains("01M");
        assertThat(directory.practice("Y99702", day("2017-04-01")))
                .map(Site::area)
                .contains("14L");
    }

    @Test
    default void a_practice_is_nowhere_before_it_opened_nor_after_it_closed(@TempDir Path folder) throws IOException {
        Directory directory = directory(
                folder, practice("Y99703", "01G", "20130401").closed("20181231").line(), "");
        assertThat(directory.practice("Y99703", day("2013-03-31"))).isEmpty();
        assertThat(directory.practice("Y99703", day("2018-12-31")))
                .map(Site::area)
                .contains("01G");
        assertThat(directory.practice("Y99703", day("2019-01-01"))).isEmpty();
    }

    @Test
    default void a_practice_that_is_dormant_is_nowhere(@TempDir Path folder) throws IOException {
        Directory directory = directory(
                folder, practice("Y99704", "01G", "20130401").status("D").line(), "");
        assertThat(directory.practice("Y99704", day("2020-01-01"))).isEmpty();
    }

    @Test
    default void an_unknown_practice_is_nowhere_and_the_case_of_a_code_does_not_matter(@TempDir Path folder)
            throws IOException {
        Directory directory =
                directory(folder, practice("Y99705", "01G", "20130401").line(), "");
        assertThat(directory.practice("Y99706", day("2020-01-01"))).isEmpty();
        assertThat(directory.practice("y99705", day("2020-01-01")))
                .map(Site::area)
                .contains("01G");
    }

    @Test
    default void a_postcode_is_found_in_any_spacing_and_case(@TempDir Path folder) throws IOException {
        Directory directory = directory(folder, "", "M6 9ZX,01G\nBL1 9ZX,00T\n");
        assertThat(directory.areaOfPostcode("m69zx", day("2020-01-01"))).contains("01G");
        assertThat(directory.areaOfPostcode("BL1  9ZX", day("2020-01-01"))).contains("00T");
        assertThat(directory.areaOfPostcode("M6", day("2020-01-01"))).isEmpty();
        assertThat(directory.areaOfPostcode("M6 9ZQ", day("2020-01-01"))).isEmpty();
    }
}
