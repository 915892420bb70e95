package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While the configuration changes, every referral is decided wholly by the one before or wholly by the one after. */
class ReloadUnderLoadIT extends LiveGateway {
    private static final String IN_WORK = "programmes/fit-for-work-in-work/programme.yaml";
    private static final String OUT_OF_WORK = "programmes/fit-for-work-out-of-work/programme.yaml";
    private static final int THREADS = 4;
    private static final int EACH = 50;
    private static final int RELOADS = 10;

    /** What of an answer comes from which file, and the version that it claims. */
    private record Seen(String inWork, String outOfWork, String version) {
        static Seen in(Forecast forecast) {
            return new Seen(
                    forecast.priority("fit-for-work-in-work"),
                    forecast.priority("fit-for-work-out-of-work"),
                    forecast.configuration());
        }
    }

    @AfterEach
    void put_back() {
        new Engineer(as("demo-engineer")).putBack();
    }

    private List<Seen> ask(AtomicBoolean reloading) {
        List<Seen> seen = new ArrayList<>();
        while (reloading.get() || seen.size() < EACH) {
            seen.add(Seen.in(
                    Forecast.of(as("demo-gp").check(Referral.like("any-gp.json").bundle()))));
        }
        return seen;
    }

    private static void raise() {
        LiveConfiguration.change(IN_WORK, "priority: 70", "priority: 71");
        LiveConfiguration.change(OUT_OF_WORK, "priority: 60", "priority: 61");
    }

    private static void lower() {
        LiveConfiguration.change(IN_WORK, "priority: 71", "priority: 70");
        LiveConfiguration.change(OUT_OF_WORK, "priority: 61", "priority: 60");
    }

    @Test
    void two_hundred_answers_and_ten_reloads_at_once_never_mix_two_versions() {
        Engineer engineer = new Engineer(as("demo-engineer"));
        Seen low = new Seen("70", "60", engineer.version());
        AtomicBoolean reloading = new AtomicBoolean(true);
        List<CompletableFuture<List<Seen>>> askers = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(reloading), task -> new Thread(task).start()))
                .toList();

        Seen high = low;
        try {
            for (int i = 0; i < RELOADS; i += 2) {
                raise();
                high = new Seen("71", "61", engineer.reloaded().get("version").asText());
                lower();
                assertThat(engineer.reloaded().get("version").asText()).isEqualTo(low.version());
            }
        } finally {
            reloading.set(false);
        }

        List<Seen> seen =
                askers.stream().flatMap(asker -> asker.join().stream()).toList();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(THREADS * EACH).containsOnly(low, high);
    }
}
