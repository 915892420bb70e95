package org.fitforwork.referral.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.referral.lifecycle.ReferralStatus.ACCEPTED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.CANCELLED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.COMPLETED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.ENTERED_IN_ERROR;
import static org.fitforwork.referral.lifecycle.ReferralStatus.FAILED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.IN_PROGRESS;
import static org.fitforwork.referral.lifecycle.ReferralStatus.ON_HOLD;
import static org.fitforwork.referral.lifecycle.ReferralStatus.RECEIVED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.REJECTED;
import static org.fitforwork.referral.lifecycle.ReferralStatus.REQUESTED;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferralStatusTest {
    private static final Set<ReferralStatus> OPEN = Set.of(REQUESTED, RECEIVED, ACCEPTED, IN_PROGRESS, ON_HOLD);
    private static final Set<ReferralStatus> FINAL = EnumSet.complementOf(EnumSet.copyOf(OPEN));

    /** A step as somebody tries it. */
    record Step(ReferralStatus from, ReferralStatus to, Actor actor) {}

    /** The lifecycle as the design states it, written a second time on purpose. */
    static Stream<Step> legal() {
        Stream<Step> provider = Stream.of(
                        Map.entry(REQUESTED, List.of(RECEIVED, ACCEPTED, REJECTED)),
                        Map.entry(RECEIVED, List.of(ACCEPTED, REJECTED)),
                        Map.entry(ACCEPTED, List.of(IN_PROGRESS)),
                        Map.entry(IN_PROGRESS, List.of(ON_HOLD, COMPLETED)),
                        Map.entry(ON_HOLD, List.of(IN_PROGRESS)))
                .flatMap(row -> row.getValue().stream().map(to -> new Step(row.getKey(), to, Actor.PROVIDER)));
        Stream<Step> referrer = OPEN.stream()
                .flatMap(from -> Stream.of(CANCELLED, ENTERED_IN_ERROR).map(to -> new Step(from, to, Actor.REFERRER)));
        Stream<Step> gateway = Stream.of(
                new Step(REQUESTED, FAILED, Actor.GATEWAY),
                new Step(REJECTED, REQUESTED, Actor.GATEWAY),
                new Step(REQUESTED, REQUESTED, Actor.GATEWAY));
        Stream<Step> operator = Stream.of(new Step(FAILED, REQUESTED, Actor.OPERATOR));
        return Stream.of(provider, referrer, gateway, operator).flatMap(steps -> steps);
    }

    static Stream<Step> illegal() {
        Set<Step> legal = legal().collect(Collectors.toSet());
        return Stream.of(ReferralStatus.values())
                .flatMap(from -> Stream.of(ReferralStatus.values())
                        .flatMap(to -> Stream.of(Actor.values()).map(actor -> new Step(from, to, actor))))
                .filter(step -> !legal.contains(step));
    }

    @ParameterizedTest
    @MethodSource("legal")
    void a_step_of_the_design_is_taken_by_whom_it_belongs_to(Step step) {
        assertThat(step.from().to(step.to(), step.actor())).isEqualTo(step.to());
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void any_other_step_is_refused_naming_from_to_and_what_is_allowed(Step step) {
        Set<ReferralStatus> allowed = step.from().next(step.actor());
        String allowedCodes = allowed.isEmpty()
                ? "nothing"
                : allowed.stream().map(ReferralStatus::code).collect(Collectors.joining(", "));

        assertThatThrownBy(() -> step.from().to(step.to(), step.actor()))
                .isInstanceOf(IllegalTransition.class)
                .hasMessageContaining(
                        "from %s to %s", step.from().code(), step.to().code())
                .hasMessageEndingWith("you can go to: " + allowedCodes);
    }

    @Test
    void what_is_allowed_depends_on_who_asks() {
        assertThat(REQUESTED.next(Actor.PROVIDER)).containsExactly(RECEIVED, ACCEPTED, REJECTED);
        assertThat(REQUESTED.next(Actor.REFERRER)).containsExactly(CANCELLED, ENTERED_IN_ERROR);
        assertThat(REQUESTED.next(Actor.GATEWAY)).containsExactly(REQUESTED, FAILED);
        assertThat(REJECTED.next(Actor.GATEWAY)).containsExactly(REQUESTED);
        assertThat(FAILED.next(Actor.OPERATOR)).containsExactly(REQUESTED);
    }

    @Test
    void every_status_is_reached_from_requested() {
        Set<ReferralStatus> reached = EnumSet.of(REQUESTED);
        while (reached.addAll(reached.stream().flatMap(ReferralStatusTest::next).toList())) {
            // one step further
        }
        assertThat(reached).containsExactlyInAnyOrder(ReferralStatus.values());
    }

    @ParameterizedTest
    @EnumSource
    void provider_and_referrer_have_a_next_step_until_the_referral_is_closed(ReferralStatus status) {
        Stream<ReferralStatus> expected =
                Stream.of(Actor.PROVIDER, Actor.REFERRER).flatMap(actor -> status.next(actor).stream());

        assertThat(expected.findAny().isEmpty()).isEqualTo(FINAL.contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void an_operator_takes_up_again_what_could_not_be_delivered_and_nothing_else(ReferralStatus status) {
        assertThat(status.next(Actor.OPERATOR)).isEqualTo(status == FAILED ? Set.of(REQUESTED) : Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void a_status_is_open_exactly_while_something_is_expected_to_happen(ReferralStatus status) {
        assertThat(status.open()).isEqualTo(OPEN.contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void the_referrer_can_withdraw_a_referral_exactly_while_it_is_open(ReferralStatus status) {
        assertThat(status.next(Actor.REFERRER).contains(CANCELLED)).isEqualTo(status.open());
    }

    @Test
    void the_service_request_follows() {
        assertThat(Stream.of(ReferralStatus.values())
                        .collect(Collectors.toMap(status -> status, ReferralStatus::serviceRequestStatus)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(REQUESTED, "active"),
                        Map.entry(RECEIVED, "active"),
                        Map.entry(ACCEPTED, "active"),
                        Map.entry(IN_PROGRESS, "active"),
                        Map.entry(ON_HOLD, "on-hold"),
                        Map.entry(COMPLETED, "completed"),
                        Map.entry(REJECTED, "revoked"),
                        Map.entry(CANCELLED, "revoked"),
                        Map.entry(FAILED, "revoked"),
                        Map.entry(ENTERED_IN_ERROR, "entered-in-error")));
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_one_of_fhir_r4(ReferralStatus status) {
        assertThat(ServiceRequestStatus.fromCode(status.serviceRequestStatus()).toCode())
                .isEqualTo(status.serviceRequestStatus());
        assertThat(TaskStatus.fromCode(status.code()).toCode()).isEqualTo(status.code());
    }

    @ParameterizedTest
    @EnumSource
    void a_status_is_found_by_its_code(ReferralStatus status) {
        assertThat(ReferralStatus.of(status.code())).contains(status);
    }

    @Test
    void a_code_that_the_gateway_does_not_use_is_no_status() {
        assertThat(ReferralStatus.of(TaskStatus.DRAFT.toCode())).isEmpty();
    }

    private static Stream<ReferralStatus> next(ReferralStatus status) {
        return Stream.of(Actor.values()).flatMap(actor -> status.next(actor).stream());
    }
}
