package org.fitforwork.gateway.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.gateway.directory.OwnDirectories;
import org.fitforwork.referral.intake.Allocation;
import org.fitforwork.referral.intake.Assessing;
import org.fitforwork.referral.intake.Checking;
import org.fitforwork.referral.intake.Conformance;
import org.fitforwork.referral.intake.Directory;
import org.fitforwork.referral.intake.Eligibility;
import org.fitforwork.referral.intake.Ledger;
import org.fitforwork.referral.intake.Locating;
import org.fitforwork.referral.intake.Rules;
import org.fitforwork.referral.programme.Configuration;
import org.fitforwork.referral.stage.Accepted;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Conformant;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.fitforwork.route.IntakeRoute;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * Asks first and sends then, for a hundred thousand generated referrals to the project's own configuration: the real
 * rules, the real route, and a ledger in memory whose providers fill up. The two never disagree.
 */
class AgreementTest {
    private static final int REFERRALS = 100_000;
    private static final int WORKERS = 2;

    private final Configuration configuration = RealConfiguration.load(RealConfiguration.FOLDER);
    private final Directory directory =
            RealConfiguration.bean(OwnDirectories.class).of(configuration);
    private final Rules rules = RealConfiguration.bean(Rules.class);
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

    @Test
    void asking_and_sending_never_disagree() throws Exception {
        IntStream.range(0, WORKERS).parallel().forEach(worker -> {
            try (Lane lane = new Lane(worker)) {
                for (int i = 0; i < REFERRALS / WORKERS; i++) {
                    lane.oneReferral();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        System.out.printf("asking and sending agreed on %,d referrals: %s%n", REFERRALS, outcomes);
        // The generator is worth something only if it reaches every kind of answer.
        assertThat(outcomes.keySet())
                .contains(
                        "accepted",
                        "area-unknown",
                        "area-not-covered",
                        "information-needed",
                        "not-eligible",
                        "no-programme",
                        "practice-not-participating",
                        "programme-not-open",
                        "provider-full",
                        "source-not-accepted",
                        "unknown-programme");
    }

    /** A route, a check and a ledger of their own, so that nothing fills up between asking and sending. */
    private final class Lane implements AutoCloseable {
        private final DefaultCamelContext camel = new DefaultCamelContext();
        private final GeneratedReferrals generated;
        private final Map<String, Integer> open = new ConcurrentHashMap<>();
        private final Checking checking;
        private final ProducerTemplate route;
        private Conformant next;
        private Stage sent;

        Lane(int seed) throws Exception {
            generated = new GeneratedReferrals(configuration, new Random(seed));
            next = new Conformant(generated.next(), configuration);
            sent = next;
            Conformance conformance = received -> next;
            Locating locating = new Locating(directory);
            Assessing assessing = new Assessing(rules);
            Eligibility eligibility = new Eligibility(assessing);
            Allocation allocation = new Allocation(
                    rules, (programme, organisation) -> open.getOrDefault(programme + " " + organisation, 0));
            checking = new Checking(conformance, locating, assessing, eligibility, allocation);
            camel.addRoutes(new IntakeRoute(conformance, locating, eligibility, allocation, new MemoryLedger()));
            camel.start();
            route = camel.createProducerTemplate();
        }

        void oneReferral() {
            next = new Conformant(generated.next(), configuration);
            Received received =
                    new Received(next.referral().sender(), next.referral().bundle());
            var forecast = checking.forecast(received);
            sent = next;
            Stage answer = route.requestBody(IntakeRoute.INTAKE, received, Stage.class);
            if (forecast.end() instanceof Allocated would) {
                assertThat(answer).isInstanceOf(Accepted.class);
                assertThat(sent).isInstanceOfSatisfying(Allocated.class, did -> {
                    assertThat(did.programme()).isSameAs(would.programme());
                    assertThat(did.provider()).isSameAs(would.provider());
                });
                count("accepted");
            } else {
                assertThat(answer).isEqualTo(forecast.end());
                ((Refused) answer)
                        .refusals()
                        .forEach(refusal -> count(refusal.reason().code()));
            }
        }

        private void count(String outcome) {
            outcomes.computeIfAbsent(outcome, key -> new AtomicInteger()).incrementAndGet();
        }

        @Override
        public void close() throws Exception {
            camel.close();
        }

        private final class MemoryLedger implements Ledger {
            @Override
            public Stage recall(Received received) {
                return received;
            }

            @Override
            public Stage accept(Allocated allocated) {
                sent = allocated;
                open.merge(
                        allocated.programme().id() + " " + allocated.provider().organisation(), 1, Integer::sum);
                return new Accepted(new Bundle(), false);
            }
        }
    }

    @Test
    void the_generator_makes_the_same_referrals_every_time() {
        List<String> once = new GeneratedReferrals(configuration, new Random(1)).keys(20);
        assertThat(new GeneratedReferrals(configuration, new Random(1)).keys(20))
                .isEqualTo(once);
    }
}
