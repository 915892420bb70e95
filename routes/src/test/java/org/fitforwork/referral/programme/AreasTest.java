package org.fitforwork.referral.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.area;
import static org.fitforwork.referral.programme.Catalogue.areas;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AreasTest {
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
}
