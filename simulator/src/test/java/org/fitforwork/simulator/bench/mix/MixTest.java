package org.fitforwork.simulator.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MixTest {
    private static final int FIRST_REPLAYS = 200;
    private static Examples examples;

    @BeforeAll
    static void read() throws IOException {
        examples = Examples.of(Path.of(".."));
    }

    private static Mix mix(long seed) {
        return new Mix(examples, false, seed);
    }

    private static List<Call> calls(Mix mix, long from, long count) {
        return LongStream.range(from, from + count).mapToObj(mix::call).toList();
    }

    @Test
    void ten_of_every_hundred_are_refused_and_three_are_replays() {
        for (int block = 2; block < 20; block++) {
            assertThat(calls(mix(5), block * 100L, 100).stream()
                            .collect(Collectors.groupingBy(Call::kind, Collectors.counting())))
                    .containsOnly(
                            Map.entry(Kind.ACCEPTED, 87L), Map.entry(Kind.REFUSED, 10L), Map.entry(Kind.REPLAY, 3L));
        }
    }

    @Test
    void the_order_of_each_hundred_is_another_one() {
        Function<Long, List<Kind>> order = block ->
                calls(mix(5), block * 100, 100).stream().map(Call::kind).toList();
        assertThat(order.apply(2L)).isNotEqualTo(order.apply(3L));
    }

    @Test
    void a_replay_is_exactly_what_was_sent_and_accepted_at_least_a_hundred_calls_before() {
        Mix mix = mix(6);
        for (long place = FIRST_REPLAYS; place < 2_000; place++) {
            Call call = mix.call(place);
            if (call.kind() == Kind.REPLAY) {
                Call first = mix.call(call.number());
                assertThat(first.kind()).isEqualTo(Kind.ACCEPTED);
                assertThat(first.body()).isEqualTo(call.body());
                assertThat(first.referrer()).isEqualTo(call.referrer());
                assertThat(call.number()).isLessThan(place - 100);
            }
        }
    }

    @Test
    void before_there_is_anything_to_send_again_the_first_two_hundred_have_no_replay() {
        assertThat(calls(mix(6), 0, FIRST_REPLAYS)).extracting(Call::kind).doesNotContain(Kind.REPLAY);
    }

    @Test
    void every_patient_and_every_identifier_is_another_one() {
        Set<String> people = new HashSet<>();
        Set<String> identifiers = new HashSet<>();
        List<Call> first = calls(mix(7), 0, FIRST_REPLAYS);
        for (Call call : first) {
            Bundle bundle = parse(call);
            people.add(SixResources.only(bundle, Patient.class)
                    .getIdentifierFirstRep()
                    .getValue());
            identifiers.add(SixResources.only(bundle, ServiceRequest.class)
                    .getIdentifierFirstRep()
                    .getValue());
        }
        assertThat(people).hasSize(FIRST_REPLAYS).allMatch(number -> number.startsWith("999"));
        assertThat(identifiers).hasSize(FIRST_REPLAYS).allMatch(it -> it.startsWith(mix(7).prefix()));
    }

    @Test
    void the_conditional_create_asks_for_the_patient_that_is_sent() {
        Bundle bundle = parse(mix(7).call(3));
        String number =
                SixResources.only(bundle, Patient.class).getIdentifierFirstRep().getValue();
        assertThat(bundle.getEntryFirstRep().getRequest().getIfNoneExist()).endsWith("|" + number);
    }

    @Test
    void the_same_seed_and_place_make_the_same_call_and_another_seed_another() {
        assertThat(mix(8).call(1234)).isEqualTo(mix(8).call(1234)).isNotEqualTo(mix(9).call(1234));
    }

    @Test
    void gps_and_jobcentres_send_and_every_active_programme_that_has_examples_is_asked_for() {
        List<Call> many = calls(mix(10), 0, 2_000);
        assertThat(many).extracting(call -> call.referrer().source()).contains("gp", "jcp");
        assertThat(many.stream().map(call -> programme(parse(call))).distinct().toList())
                .contains(
                        "any",
                        "bridging-the-gap",
                        "fit-for-work-in-work",
                        "fit-for-work-out-of-work",
                        "notts-fit-for-work",
                        "work-programme-leavers",
                        "working-well-talking-therapies")
                .doesNotContain("health-trainer-worklessness", "working-well-care-and-support");
    }

    @Test
    void every_referral_has_six_resources() {
        assertThat(parse(mix(11).call(1)).getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder(
                        "Patient",
                        "ServiceRequest",
                        "QuestionnaireResponse",
                        "Condition",
                        "Practitioner",
                        "PractitionerRole");
    }

    @Test
    void the_stock_server_gets_the_same_with_the_task_and_without_profiles() {
        Bundle ours = parse(mix(12).call(1));
        Bundle stock = parse(new Mix(examples, true, 12).call(1));
        assertThat(stock.getEntry())
                .hasSize(7)
                .allMatch(entry -> entry.getResource().getMeta().getProfile().isEmpty());
        String identifier = SixResources.only(ours, ServiceRequest.class)
                .getIdentifierFirstRep()
                .getValue();
        assertThat(SixResources.only(stock, Task.class).getIdentifierFirstRep().getValue())
                .isEqualTo(identifier);
        stock.getEntry().remove(6);
        ours.getEntry().forEach(entry -> entry.getResource().getMeta().setProfile(List.of()));
        assertThat(stock.equalsDeep(ours)).isTrue();
    }

    private static Bundle parse(Call call) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, call.body());
    }

    private static String programme(Bundle bundle) {
        return SixResources.only(bundle, ServiceRequest.class)
                .getCode()
                .getCodingFirstRep()
                .getCode();
    }
}
