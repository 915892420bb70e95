package org.fitforwork.referral.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.NORTH_MANCHESTER;
import static org.fitforwork.referral.programme.Catalogue.SALFORD;
import static org.fitforwork.referral.programme.ProgrammeBuilder.aProgramme;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitforwork.referral.Location;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.intake.Allocation.Candidate;
import org.fitforwork.referral.intake.Allocation.Candidate.Standing;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.programme.ProgrammeBuilder;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Eligible;
import org.fitforwork.referral.stage.Located;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final ProgrammeBuilder IN_WORK = aProgramme("in-work")
            .areas(SALFORD, BOLTON)
            .provider("big-life", 100, SALFORD)
            .provider("ingeus", 100, BOLTON);
    private static final ProgrammeBuilder SHARED =
            aProgramme("shared").provider("thirty", 30).provider("seventy", 70);
    private static final ReferralKey KEY = key("FFW-1");
    private static final int KEYS = 10_000;

    private final FakeRules verdicts = new FakeRules();
    private final Map<String, Integer> open = new HashMap<>();
    private final Allocation allocation =
            new Allocation(verdicts, (programme, organisation) -> open.getOrDefault(organisation, 0));

    @Test
    void the_area_picks_the_provider() {
        assertThat(provider(SALFORD, KEY, IN_WORK)).isEqualTo("big-life");
        assertThat(provider(BOLTON, KEY, IN_WORK)).isEqualTo("ingeus");
    }

    @Test
    void a_provider_of_an_area_goes_on_serving_what_the_area_was_merged_into() {
        assertThat(provider(MANCHESTER, KEY, aProgramme("p").provider("pathways-cic", 100, NORTH_MANCHESTER)))
                .isEqualTo("pathways-cic");
    }

    static Stream<Named<IntFunction<String>>> identifiers() {
        return Stream.of(
                Named.of("running numbers", i -> "FFW-2026-%06d".formatted(i)),
                Named.of("numbers in steps of ten", i -> String.valueOf(i * 10)),
                Named.of("UUIDs", i -> UUID.nameUUIDFromBytes(String.valueOf(i).getBytes(StandardCharsets.UTF_8))
                        .toString()));
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void shares_hold_within_three_points_over_ten_thousand_referrals(IntFunction<String> identifier) {
        long thirty = IntStream.range(0, KEYS)
                .mapToObj(i -> provider(MANCHESTER, key(identifier.apply(i)), SHARED))
                .filter("thirty"::equals)
                .count();
        assertThat(100.0 * thirty / KEYS).isCloseTo(30, within(3.0));
    }

    @Test
    void the_same_referral_always_goes_to_the_same_provider() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> provider(MANCHESTER, KEY, SHARED))
                        .distinct())
                .hasSize(1);
    }

    /** A change of the hash would send a repeated referral elsewhere than its first answer said. */
    @Test
    void the_draw_stays_what_it_was_in_earlier_versions() {
        assertThat(Stream.of("FFW-1", "FFW-2", "FFW-3", "FFW-4", "FFW-5", "FFW-6", "FFW-7", "FFW-8")
                        .map(value -> provider(MANCHESTER, key(value), SHARED)))
                .containsExactly("thirty", "seventy", "seventy", "seventy", "seventy", "seventy", "thirty", "thirty");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void a_provider_with_no_share_gets_nothing(int number) {
        assertThat(provider(
                        MANCHESTER,
                        key("FFW-" + number),
                        aProgramme("p").provider("none", 0).provider("all", 100)))
                .isEqualTo("all");
    }

    @Test
    void the_next_programme_takes_the_referral_where_the_first_has_no_provider() {
        Stage stage = allocate(SALFORD, KEY, aProgramme("first").provider("elsewhere", 100, BOLTON), IN_WORK);
        assertThat(stage).isInstanceOfSatisfying(Allocated.class, allocated -> {
            assertThat(allocated.programme().id()).isEqualTo("in-work");
            assertThat(allocated.provider().organisation()).isEqualTo("big-life");
        });
    }

    @Test
    void the_first_programme_keeps_the_referral_where_it_has_a_provider() {
        Stage stage = allocate(SALFORD, KEY, IN_WORK, aProgramme("second").provider("other", 100));
        assertThat(stage).isInstanceOfSatisfying(Allocated.class, allocated -> assertThat(
                        allocated.programme().id())
                .isEqualTo("in-work"));
    }

    @Test
    void a_referral_that_no_provider_covers_is_refused_naming_the_area() {
        assertThat(allocate(MANCHESTER, KEY, IN_WORK))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusals())
                        .singleElement()
                        .satisfies(refusal -> {
                            assertThat(refusal.reason()).isEqualTo(RefusalReason.AREA_NOT_COVERED);
                            assertThat(refusal.detail()).isEqualTo("no provider of in-work covers 14L");
                        }));
    }

    @Test
    void a_specialist_takes_its_people_before_any_other_provider() {
        var programme = aProgramme("p").provider("big-life", 100).specialist("breakthrough-uk", "disability");
        assertThat(provider(MANCHESTER, KEY, programme)).isEqualTo("breakthrough-uk");
    }

    @Test
    void a_specialist_takes_nobody_else() {
        var programme = aProgramme("p").provider("big-life", 100).specialist("breakthrough-uk", "disability");
        verdicts.notMet("disability");
        assertThat(provider(MANCHESTER, KEY, programme)).isEqualTo("big-life");
        verdicts.unknown("disability");
        assertThat(provider(MANCHESTER, KEY, programme)).isEqualTo("big-life");
    }

    @Test
    void a_provider_takes_referrals_up_to_its_capacity() {
        var programme = aProgramme("p").provider("families", 100, 30);
        open.put("families", 29);
        assertThat(provider(MANCHESTER, KEY, programme)).isEqualTo("families");
        open.put("families", 30);
        assertThat(allocate(MANCHESTER, KEY, programme))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusals())
                        .containsExactly(Refusal.of(RefusalReason.PROVIDER_FULL, "p has no free place")));
    }

    @Test
    void the_next_programme_takes_the_referral_where_the_first_is_full() {
        open.put("families", 30);
        Stage stage = allocate(
                MANCHESTER,
                KEY,
                aProgramme("first").provider("families", 100, 30),
                aProgramme("second").provider("hub", 100));
        assertThat(stage).isInstanceOfSatisfying(Allocated.class, allocated -> assertThat(
                        allocated.programme().id())
                .isEqualTo("second"));
    }

    @Test
    void key_workers_times_their_caseload_is_the_number_of_places() {
        assertThat(new Programme.Provider("big-life", 100, Set.of(), null, 15, 40, null, null).places())
                .hasValue(600);
    }

    @Test
    void every_provider_is_told_how_it_stands() {
        var programme = aProgramme("p")
                .provider("elsewhere", 100, BOLTON)
                .provider("full", 50, 1)
                .provider("general", 50)
                .specialist("specialist", "disability")
                .specialist("other", "carers");
        open.put("full", 1);
        verdicts.notMet("carers");
        Located located = located(MANCHESTER, KEY, programme);
        assertThat(allocation.candidates(programme.build(), located))
                .extracting(Candidate::standing)
                .containsExactly(
                        Standing.OTHER_AREA,
                        Standing.FULL,
                        Standing.SPECIALIST_FIRST,
                        Standing.AVAILABLE,
                        Standing.OTHER_PEOPLE);
    }

    private String provider(String area, ReferralKey key, ProgrammeBuilder programme) {
        return ((Allocated) allocate(area, key, programme)).provider().organisation();
    }

    private Stage allocate(String area, ReferralKey key, ProgrammeBuilder... eligible) {
        List<Programme> programmes =
                Stream.of(eligible).map(ProgrammeBuilder::build).toList();
        return allocation.allocate(new Eligible(located(area, key, eligible), programmes));
    }

    private static Located located(String area, ReferralKey key, ProgrammeBuilder... programmes) {
        return new Located(
                aReferral().keyed(key).build(),
                new Location(area, Location.By.PRACTICE, area),
                Catalogue.with(programmes));
    }

    private static ReferralKey key(String value) {
        return new ReferralKey("Y99001", "https://referrer.example/Id/referral", value);
    }
}
