package org.fitforwork.referral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.referral.ReferralBuilder.aReferral;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.Programme;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageTest {
    private static final Refusal NO_PROGRAMME = Refusal.of(RefusalReason.NO_PROGRAMME, "no programme");

    static Stream<Answered> answered() {
        return Stream.of(
                new Accepted(new Bundle(), false), new Accepted(new Bundle(), true), new Refused(NO_PROGRAMME));
    }

    @Test
    void a_stage_takes_the_step_that_starts_from_it() {
        Conformant next = new Conformant(aReferral().build(), Catalogue.with(new Programme[0]));
        assertThat(received().then(Received.class, received -> next)).isSameAs(next);
    }

    @ParameterizedTest
    @MethodSource("answered")
    void an_answered_referral_passes_every_later_step_untouched(Answered answered) {
        assertThat(answered.then(Received.class, never())
                        .then(Conformant.class, never())
                        .then(Located.class, never())
                        .then(Eligible.class, never())
                        .then(Allocated.class, never()))
                .isSameAs(answered);
    }

    @Test
    void a_step_taken_out_of_order_is_a_fault() {
        assertThatThrownBy(() -> received().then(Allocated.class, never())).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> new Conformant(aReferral().build(), Catalogue.with(new Programme[0]))
                        .then(Received.class, never()))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void a_refusal_without_a_reason_cannot_be_made() {
        assertThatThrownBy(() -> new Refused(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_reason_given_twice_is_told_once() {
        assertThat(new Refused(List.of(NO_PROGRAMME, NO_PROGRAMME)).refusals()).containsExactly(NO_PROGRAMME);
    }

    private static Stage received() {
        return new Received(new Sender("Y99001", "gp"), new Bundle());
    }

    private static <F extends Stage> Function<F, Stage> never() {
        return stage -> {
            throw new AssertionError(
                    "the step was taken from " + stage.getClass().getSimpleName());
        };
    }
}
