package org.fitforwork.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.directory.PracticeRow.Status;
import org.fitforwork.referral.intake.Directory.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PracticeHistoryTest {
    private static final String OPENED = "2010-04-01";
    private static final String POSTCODE = "M40 9ZZ";

    private final List<PracticeRow> rows = new ArrayList<>();

    private PracticeHistoryTest said(String asOf, String commissioner, String joined) {
        return said(asOf, commissioner, joined, null, null, Status.ACTIVE, POSTCODE);
    }

    private PracticeHistoryTest saidLeft(String asOf, String commissioner, String joined, String left) {
        return said(asOf, commissioner, joined, left, null, Status.ACTIVE, POSTCODE);
    }

    private PracticeHistoryTest said(
            String asOf,
            String commissioner,
            String joined,
            @Nullable String left,
            @Nullable String closed,
            Status status,
            String postcode) {
        rows.add(new PracticeRow(
                "Y99701",
                commissioner,
                LocalDate.parse(joined),
                left == null ? null : LocalDate.parse(left),
                "EXAMPLE PRACTICE",
                postcode,
                LocalDate.parse(OPENED),
                closed == null ? null : LocalDate.parse(closed),
                status,
                LocalDate.parse(asOf)));
        return this;
    }

    private Optional<Site> site(String date) {
        Optional<Site> site = new PracticeHistory(rows).on(LocalDate.parse(date));
        List<PracticeRow> backwards = new ArrayList<>(rows);
        Collections.reverse(backwards);
        assertThat(new PracticeHistory(backwards).on(LocalDate.parse(date)))
                .as("the order of imports does not matter")
                .isEqualTo(site);
        return site;
    }

    private Optional<String> area(String date) {
        return site(date).map(Site::area);
    }

    @Test
    void a_practice_of_which_nothing_is_said_is_nowhere() {
        assertThat(site("2020-01-01")).isEmpty();
    }

    @Test
    void the_commissioner_in_force_on_the_day_counts() {
        saidLeft("2018-02-23", "01M", "2013-04-01", "2017-03-31").said("2018-02-23", "14L", "2017-04-01");
        assertThat(area("2013-04-01")).contains("01M");
        assertThat(area("2017-03-31")).contains("01M");
        assertThat(area("2017-04-01")).contains("14L");
    }

    @Test
    void before_the_first_commissioner_known_the_first_stands_in() {
        said("2025-09-26", "14L", "2017-04-01");
        assertThat(area("2015-06-01")).contains("14L");
    }

    @Test
    void after_the_last_was_left_the_last_stands_in_for_the_successions_to_lead_on_from() {
        saidLeft("2025-09-26", "01M", "2013-04-01", "2017-03-31");
        assertThat(area("2020-01-01")).contains("01M");
    }

    @Test
    void between_two_commissioners_the_one_that_was_left_stands_in() {
        saidLeft("2025-09-26", "01M", "2013-04-01", "2017-03-31").said("2025-09-26", "14L", "2017-07-01");
        assertThat(area("2017-05-01")).contains("01M");
    }

    @Test
    void two_files_each_with_the_commissioner_of_its_day_make_a_history() {
        said("2016-02-26", "01M", "2013-04-01").said("2018-02-23", "14L", "2017-04-01");
        assertThat(area("2016-12-31")).contains("01M");
        assertThat(area("2017-03-31")).contains("01M");
        assertThat(area("2017-04-01")).contains("14L");
        assertThat(area("2026-01-01")).contains("14L");
    }

    @Test
    void a_newer_file_corrects_the_last_day_of_an_older_one() {
        saidLeft("2018-02-23", "01M", "2013-04-01", "2017-03-31")
                .said("2016-02-26", "01M", "2013-04-01")
                .said("2018-02-23", "14L", "2017-07-01");
        assertThat(new PracticeHistory(rows).on(LocalDate.parse("2017-06-30")).map(Site::area))
                .contains("01M");
        assertThat(area("2017-07-01")).contains("14L");
    }

    @Test
    void a_newer_file_that_knows_the_day_wins_over_an_older_one_that_says_otherwise() {
        said("2016-02-26", "00T", "2015-01-01").said("2025-09-26", "01G", "2014-01-01");
        assertThat(area("2015-06-01")).contains("01G");
    }

    @Test
    void the_postcode_is_that_of_the_time_and_of_the_newest_file_that_speaks_of_it() {
        said("2015-02-26", "01Y", "2013-04-01", null, null, Status.ACTIVE, "SK13 9ZX")
                .said("2016-02-26", "01Y", "2013-04-01", null, null, Status.ACTIVE, "SK13 9ZY")
                .said("2023-02-26", "15M", "2022-07-01", null, null, Status.ACTIVE, "SK13 9ZZ");
        assertThat(site("2022-06-30")).contains(new Site("01Y", "SK13 9ZY"));
        assertThat(site("2022-07-01")).contains(new Site("15M", "SK13 9ZZ"));
    }

    @Test
    void glossop_before_and_after_it_left_where_no_file_has_changed_its_code() {
        said("2016-02-26", "01Y", "2013-04-01", null, null, Status.ACTIVE, "SK13 9ZZ");
        assertThat(site("2022-06-30")).contains(new Site("01Y", "SK13 9ZZ"));
        assertThat(site("2022-07-01")).contains(new Site("01Y", "SK13 9ZZ"));
    }

    @Test
    void a_practice_is_open_from_its_first_day_to_its_last() {
        said("2020-02-26", "01G", "2013-04-01", "2018-12-31", "2018-12-31", Status.CLOSED, POSTCODE);
        assertThat(area("2010-03-31")).isEmpty();
        assertThat(area(OPENED)).contains("01G");
        assertThat(area("2018-12-31")).contains("01G");
        assertThat(area("2019-01-01")).isEmpty();
    }

    @Test
    void what_closed_by_a_newer_file_was_open_until_that_day_whatever_the_older_one_says() {
        said("2016-02-26", "01G", "2013-04-01")
                .said("2020-02-26", "01G", "2013-04-01", "2018-12-31", "2018-12-31", Status.CLOSED, POSTCODE);
        assertThat(area("2018-12-31")).contains("01G");
        assertThat(area("2019-01-01")).isEmpty();
    }

    @Test
    void what_a_newer_file_says_is_open_again_is_open() {
        said("2018-02-26", "01G", "2013-04-01", "2017-12-31", "2017-12-31", Status.CLOSED, POSTCODE)
                .said("2020-02-26", "01G", "2019-01-01");
        assertThat(area("2020-03-01")).contains("01G");
    }

    @Test
    void a_practice_of_which_nothing_but_dormancy_is_known_is_nowhere() {
        said("2025-09-26", "01G", "2013-04-01", null, null, Status.DORMANT, POSTCODE);
        assertThat(area("2016-01-01")).isEmpty();
        assertThat(area("2026-01-01")).isEmpty();
    }

    @Test
    void a_practice_is_dormant_from_the_day_of_the_first_file_that_says_so() {
        said("2016-02-26", "01G", "2013-04-01")
                .said("2020-02-26", "01G", "2013-04-01", null, null, Status.DORMANT, POSTCODE)
                .said("2025-09-26", "01G", "2013-04-01", null, null, Status.DORMANT, POSTCODE);
        assertThat(area("2014-01-01")).contains("01G");
        assertThat(area("2020-02-25")).contains("01G");
        assertThat(area("2020-02-26")).isEmpty();
        assertThat(area("2026-01-01")).isEmpty();
    }

    @Test
    void a_dormant_practice_is_back_from_the_day_of_the_file_that_says_so() {
        said("2020-02-26", "01G", "2013-04-01", null, null, Status.DORMANT, POSTCODE)
                .said("2023-02-24", "01G", "2013-04-01");
        assertThat(area("2022-12-31")).isEmpty();
        assertThat(area("2023-02-24")).contains("01G");
    }

    @Test
    void what_closed_on_an_unknown_day_is_closed_from_the_day_of_the_file() {
        said("2016-02-26", "01G", "2013-04-01")
                .said("2020-02-26", "01G", "2013-04-01", null, null, Status.CLOSED, POSTCODE);
        assertThat(area("2020-02-25")).contains("01G");
        assertThat(area("2020-02-26")).isEmpty();
    }
}
