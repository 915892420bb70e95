package org.fitforwork.referral.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.MERGER;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.area;
import static org.fitforwork.referral.programme.Catalogue.areas;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fitforwork.referral.programme.Areas.Area;
import org.fitforwork.referral.programme.Areas.Succession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AreasTest {
    private static final Area TAMESIDE_AND_GLOSSOP = new Area(
            "01Y",
            "Tameside and Glossop",
            "QOP",
            null,
            Set.of(),
            List.of(new Succession("15M", LocalDate.of(2022, 7, 1), Set.of("SK13"))));

    @Test
    void an_area_that_is_listed_is_covered() {
        assertThat(areas().covers(List.of(BOLTON, MANCHESTER), MANCHESTER)).isTrue();
    }

    @Test
    void an_area_that_is_not_listed_is_not_covered() {
        assertThat(areas().covers(List.of(BOLTON), MANCHESTER)).isFalse();
    }

    @Test
    void nothing_is_covered_by_an_empty_list() {
        assertThat(areas().covers(List.of(), MANCHESTER)).isFalse();
    }

    @Test
    void the_area_that_a_listed_one_was_merged_into_is_covered() {
        assertThat(areas().covers(List.of(NORTH_MANCHESTER), MANCHESTER)).isTrue();
    }

    @Test
    void a_chain_of_two_mergers_is_followed_to_its_end() {
        Areas areas = areas(area("A", "B"), area("B", "C"), area("C"));
        assertThat(areas.covers(List.of("A"), "C")).isTrue();
    }

    @Test
    void an_area_that_was_split_covers_all_its_parts() {
        Areas areas = areas(area("A", "B", "C"), area("B"), area("C"));
        assertThat(List.of("B", "C")).allMatch(part -> areas.covers(List.of("A"), part));
    }

    @Test
    void a_merger_does_not_reach_backwards() {
        assertThat(areas().covers(List.of(MANCHESTER), NORTH_MANCHESTER)).isFalse();
    }

    @Test
    void a_merger_does_not_reach_sideways() {
        Areas areas = areas(area("A", "C"), area("B", "C"), area("C"));
        assertThat(areas.covers(List.of("A"), "B")).isFalse();
    }

    @Test
    @Timeout(5)
    void mergers_that_run_in_a_circle_end() {
        Areas areas = areas(area("A", "B"), area("B", "A"), area("C"));
        assertThat(areas.covers(List.of("A"), "C")).isFalse();
        assertThat(areas.covers(List.of("A"), "B")).isTrue();
    }

    @Test
    void two_listed_areas_that_share_a_successor_do_not_hide_it_from_each_other() {
        Areas areas = areas(area("A", "C"), area("B", "C"), area("C", "D"), area("D"));
        assertThat(areas.covers(List.of("A", "B"), "D")).isTrue();
    }

    @Test
    void a_code_that_the_catalogue_does_not_know_stands_for_itself_alone() {
        assertThat(areas().covers(List.of("ZZZ"), MANCHESTER)).isFalse();
        assertThat(areas().covers(List.of(MANCHESTER), "ZZZ")).isFalse();
        assertThat(areas().covers(List.of("ZZZ"), "ZZZ")).isTrue();
    }

    @Test
    void a_programme_of_a_region_covers_its_areas_and_their_parts() {
        Areas areas = areas(
                new Area("00T", "Bolton", "QOP", null, Set.of(), List.of()),
                new Area("00T-EAST", "Bolton, east", "QOP", "00T", Set.of("BL2"), List.of()));
        assertThat(areas.covers(List.of("QOP"), "00T")).isTrue();
        assertThat(areas.covers(List.of("QOP"), "00T-EAST")).isTrue();
        assertThat(areas.covers(List.of("00T"), "00T-EAST")).isTrue();
        assertThat(areas.covers(List.of("00T-EAST"), "00T")).isFalse();
    }

    @Test
    void an_area_becomes_its_successor_on_the_day_of_the_merger_and_not_before() {
        assertThat(areas().on(MERGER.minusDays(1), NORTH_MANCHESTER, "M40 9ZZ", Optional.empty()))
                .isEqualTo(NORTH_MANCHESTER);
        assertThat(areas().on(MERGER, NORTH_MANCHESTER, "M40 9ZZ", Optional.empty()))
                .isEqualTo(MANCHESTER);
    }

    @Test
    void districts_that_left_an_area_belong_elsewhere_from_that_day_though_the_code_is_kept() {
        Areas areas = areas(TAMESIDE_AND_GLOSSOP, area("15M"));
        assertThat(areas.on(LocalDate.of(2022, 6, 30), "01Y", "SK13 9ZZ", Optional.empty()))
                .isEqualTo("01Y");
        assertThat(areas.on(LocalDate.of(2022, 7, 1), "01Y", "sk139zz", Optional.empty()))
                .isEqualTo("15M");
        assertThat(areas.on(LocalDate.of(2022, 7, 1), "01Y", "SK14 9ZZ", Optional.empty()))
                .isEqualTo("01Y");
    }

    @Test
    void an_area_that_lost_districts_does_not_cover_where_they_went() {
        Areas areas = areas(TAMESIDE_AND_GLOSSOP, area("15M"));
        assertThat(areas.covers(List.of("01Y"), "15M")).isFalse();
    }

    @Test
    void the_home_decides_between_the_parts_of_an_area_and_the_practice_where_no_home_is_known() {
        Areas areas =
                areas(area("01H"), new Area("01H-BARROW", "Barrow", null, "01H", Set.of("LA13", "LA14"), List.of()));
        LocalDate day = LocalDate.of(2010, 1, 1);
        assertThat(areas.on(day, "01H", "CA14 9ZZ", Optional.of("LA14 9ZZ"))).isEqualTo("01H-BARROW");
        assertThat(areas.on(day, "01H", "LA13 9ZZ", Optional.empty())).isEqualTo("01H-BARROW");
        assertThat(areas.on(day, "01H", "LA14 9ZZ", Optional.of("CA14 9ZZ"))).isEqualTo("01H");
    }
}
