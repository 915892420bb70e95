package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.fitforwork.gateway.directory.PostcodeImport;
import org.junit.jupiter.api.Test;

/** Postcodes here begin with QX, which no real one does. */
class PostcodeImportIT extends PostcodeFiles {
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
}
