package org.fitforwork.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fitforwork.referral.ReferralBuilder.aReferral;
import static org.fitforwork.referral.programme.Catalogue.BOLTON;
import static org.fitforwork.referral.programme.Catalogue.MANCHESTER;
import static org.fitforwork.referral.programme.ProgrammeBuilder.aProgramme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.ReferralBuilder;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.Sender;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.FakeDirectory;
import org.fitforwork.referral.intake.FakeRules;
import org.fitforwork.referral.intake.Ledger;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.referral.programme.Catalogue;
import org.fitforwork.referral.programme.ProgrammeBuilder;
import org.fitforwork.referral.stage.Accepted;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeRouteTest {
    private static final String PRACTICE = "Y99001";
    private static final Received RECEIVED = new Received(new Sender(PRACTICE, "gp"), new Bundle());
    private static final Accepted ACCEPTED = new Accepted(new Bundle(), false);
    private static final Refused REFUSED = new Refused(Refusal.of(RefusalReason.NOT_CONFORMANT, "not conformant"));

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> steps = new ArrayList<>();
    private final FakeRules verdicts = new FakeRules();
    private final FakeDirectory directory = new FakeDirectory(ReferralBuilder.WRITTEN).practice(PRACTICE, MANCHESTER);
    private final Referral referral = aReferral().registeredAt(PRACTICE).build();
    private ProgrammeBuilder programme = aProgramme("work").rule("consent", "The person must agree.");
    private Conformance conformance = received -> new Conformant(referral, Catalogue.with(programme));
    private FakeLedger ledger = new FakeLedger(RECEIVED);
    private int open;

    /** Recalls what it is given, one after the other and then the last, and accepts whatever comes. */
    private final class FakeLedger implements Ledger {
        private final List<Stage> recalled;
        private final List<Allocated> accepted = new ArrayList<>();

        FakeLedger(Stage... recalled) {
            this.recalled = new ArrayList<>(List.of(recalled));
        }

        @Override
        public Stage recall(Received received) {
            steps.add("recall");
            return recalled.size() == 1 ? recalled.get(0) : recalled.remove(0);
        }

        @Override
        public Stage accept(Allocated allocated) {
            steps.add("accept");
            accepted.add(allocated);
            return ACCEPTED;
        }
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    @Test
    void a_referral_goes_through_every_step_once_and_in_order_and_is_accepted() throws Exception {
        programme.provider("pathways-cic", 100);

        assertThat(send()).isSameAs(ACCEPTED);

        assertThat(steps).containsExactly("recall", "check", "judge", "accept");
        assertThat(ledger.accepted).singleElement().satisfies(allocated -> {
            assertThat(allocated.located().referral()).isSameAs(referral);
            assertThat(allocated.located().location().area()).isEqualTo(MANCHESTER);
            assertThat(allocated.programme().id()).isEqualTo("work");
            assertThat(allocated.provider().organisation()).isEqualTo("pathways-cic");
        });
    }

    @Test
    void a_referral_accepted_before_gets_its_first_answer_and_nothing_is_done_again() throws Exception {
        Accepted before = new Accepted(new Bundle(), true);
        ledger = new FakeLedger(before);

        assertThat(send()).isSameAs(before);

        assertThat(steps).containsExactly("recall");
    }

    @Test
    void an_identifier_used_again_for_other_content_is_refused_before_anything_is_checked() throws Exception {
        ledger = new FakeLedger(new Refused(Refusal.of(RefusalReason.IDENTIFIER_REUSED, "used before")));

        assertThat(reason(send())).isEqualTo(RefusalReason.IDENTIFIER_REUSED);

        assertThat(steps).containsExactly("recall");
    }

    @Test
    void what_is_not_legible_is_refused_before_it_is_looked_up() throws Exception {
        conformance = new Conformance() {
            @Override
            public Stage legible(Received received) {
                return REFUSED;
            }

            @Override
            public Stage check(Received received) {
                throw new AssertionError("it was looked at");
            }
        };

        assertThat(send()).isSameAs(REFUSED);

        assertThat(steps).isEmpty();
    }

    @Test
    void a_bundle_that_does_not_conform_is_refused_and_nothing_is_decided() throws Exception {
        conformance = received -> REFUSED;

        assertThat(send()).isSameAs(REFUSED);

        assertThat(steps).containsExactly("recall", "check");
    }

    @Test
    void a_referral_from_nowhere_is_refused_before_any_rule_is_judged() throws Exception {
        conformance = received -> new Conformant(aReferral().build(), Catalogue.with(programme));

        assertThat(reason(send())).isEqualTo(RefusalReason.AREA_UNKNOWN);

        assertThat(steps).containsExactly("recall", "check");
    }

    @Test
    void a_patient_who_is_not_eligible_is_refused_and_nothing_is_kept() throws Exception {
        programme.provider("pathways-cic", 100);
        verdicts.notMet("consent", "consent-share-provider");

        assertThat(reason(send())).isEqualTo(RefusalReason.NOT_ELIGIBLE);

        assertThat(steps).containsExactly("recall", "check", "judge");
    }

    @Test
    void a_referral_that_no_provider_can_take_is_refused_and_nothing_is_kept() throws Exception {
        programme.provider("elsewhere", 100, BOLTON);

        assertThat(reason(send())).isEqualTo(RefusalReason.AREA_NOT_COVERED);

        assertThat(steps).containsExactly("recall", "check", "judge");
    }

    @Test
    void a_referral_whose_provider_is_full_is_refused_and_nothing_is_kept() throws Exception {
        programme.provider("small", 100, 1);
        open = 1;

        assertThat(reason(send())).isEqualTo(RefusalReason.PROVIDER_FULL);

        assertThat(steps).containsExactly("recall", "check", "judge", "recall");
    }

    @Test
    void a_referral_that_took_the_last_place_itself_in_another_request_gets_the_answer_to_that() throws Exception {
        programme.provider("small", 100, 1);
        open = 1;
        Accepted before = new Accepted(new Bundle(), true);
        ledger = new FakeLedger(RECEIVED, before);

        assertThat(send()).isSameAs(before);

        assertThat(steps).doesNotContain("accept");
    }

    @Test
    void a_fault_in_a_step_leaves_the_route_as_it_is_and_nothing_is_kept() {
        IllegalStateException fault = new IllegalStateException("the validator broke");
        conformance = received -> {
            throw fault;
        };

        assertThatThrownBy(this::send)
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isSameAs(fault);

        assertThat(steps).containsExactly("recall", "check");
    }

    private Stage send() throws Exception {
        Rules rules = (asked, of) -> {
            steps.add("judge");
            return verdicts.judge(asked, of);
        };
        camel.addRoutes(new IntakeRoute(
                new Conformance() {
                    @Override
                    public Stage legible(Received received) {
                        return conformance.legible(received);
                    }

                    @Override
                    public Stage check(Received received) {
                        steps.add("check");
                        return conformance.check(received);
                    }
                },
                new Locating(directory),
                new Eligibility(new Assessing(rules)),
                new Allocation(rules, (programme, organisation) -> open),
                ledger));
        camel.start();
        return camel.createProducerTemplate().requestBody(IntakeRoute.INTAKE, RECEIVED, Stage.class);
    }

    private static RefusalReason reason(Stage stage) {
        assertThat(stage).isInstanceOf(Refused.class);
        return ((Refused) stage).refusals().get(0).reason();
    }
}
