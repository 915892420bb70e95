package org.fitforwork.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
    private static final int CALLS = 1000;

    @Test
    void about_the_asked_share_of_calls_meets_each_fault() {
        Behaviour behaviour = Behaviour.HEALTHY.with(Fault.HANG, 0.1).with(Fault.RESET, 0.3);
        List<Optional<Fault>> drawn = draw(behaviour, 1);
        assertThat(drawn.stream().filter(Optional.of(Fault.HANG)::equals).count())
                .isBetween(70L, 130L);
        assertThat(drawn.stream().filter(Optional.of(Fault.RESET)::equals).count())
                .isBetween(250L, 350L);
        assertThat(drawn.stream().filter(Optional::isEmpty).count()).isBetween(550L, 650L);
    }

    @Test
    void the_same_seed_fails_the_same_calls() {
        Behaviour behaviour = Behaviour.HEALTHY.with(Fault.UNAVAILABLE, 0.3);
        assertThat(draw(behaviour, 1)).isEqualTo(draw(behaviour, 1)).isNotEqualTo(draw(behaviour, 2));
    }

    @Test
    void a_healthy_provider_never_fails_and_one_that_always_fails_always() {
        assertThat(draw(Behaviour.HEALTHY, 1)).containsOnly(Optional.empty());
        assertThat(draw(Behaviour.always(Fault.RUBBISH), 1)).containsOnly(Optional.of(Fault.RUBBISH));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void a_share_out_of_bounds_is_refused(double share) {
        assertThatThrownBy(() -> Behaviour.HEALTHY.with(Fault.HANG, share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a share must be 0 to 1");
    }

    @Test
    void shares_above_1_together_are_refused_and_ten_tenths_are_not() {
        Behaviour behaviour =
                Behaviour.HEALTHY.with(Fault.HANG, 0.7).with(Fault.RESET, 0.1).with(Fault.RUBBISH, 0.2);
        assertThatThrownBy(() -> behaviour.with(Fault.NOT_FOUND, 0.1)).hasMessageContaining("at most 1 together");
    }

    @Test
    void an_organisation_without_a_behaviour_of_its_own_has_every_one_s() {
        Faults faults = new Faults(new SplittableRandom(1));
        faults.set(Map.of(Faults.EVERY, Behaviour.always(Fault.HANG), "big-life", Behaviour.HEALTHY));
        assertThat(faults.draw("big-life")).isEmpty();
        assertThat(faults.draw("ingeus")).contains(Fault.HANG);
    }

    @Test
    void behaviours_are_read_from_json_and_written_the_same() {
        String json = "{\"*\":{\"500\":0.25,\"delay\":100,\"retry-after\":5},\"big-life\":{\"hang\":1.0,\"delay\":0,"
                + "\"retry-after\":1}}";
        assertThat(FaultsJson.read(json))
                .containsEntry("*", new Behaviour(Map.of(Fault.SERVER_ERROR, 0.25), Duration.ofMillis(100), 5))
                .containsEntry("big-life", Behaviour.always(Fault.HANG));
        assertThat(FaultsJson.write(FaultsJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"*\":1}", "{\"*\":{\"hang\":\"often\"}}", "{\"*\":{\"dance\":1}}"})
    void json_that_says_nothing_of_faults_is_refused(String json) {
        assertThatThrownBy(() -> FaultsJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Optional<Fault>> draw(Behaviour behaviour, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> behaviour.draw(random)).limit(CALLS).toList();
    }
}
