package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples beside the programmes conform to profile and form, and come to what their file names say. */
class ExamplesIT extends LiveGateway {
    private static final List<String> CLOSED = List.of("health-trainer-worklessness", "working-well-care-and-support");

    static List<ProgrammeExample> examples() {
        return ProgrammeExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_conforms_and_gets_the_verdict_in_its_name(ProgrammeExample example) {
        Forecast forecast = Forecast.of(as(example.client()).check(example.json()));

        assertThat(forecast.reasons()).doesNotContain("not-conformant");
        Map<String, String> rules = forecast.rules(example.programme());
        assertThat(rules).isEqualTo(expected(example, rules));
        if (CLOSED.contains(example.programme())) {
            assertThat(forecast.verdict(example.programme())).isEqualTo("not-eligible");
            assertThat(forecast.barred(example.programme())).containsExactly("programme-not-open");
            assertThat(forecast.accepted()).isFalse();
            return;
        }
        assertThat(forecast.barred(example.programme())).isEmpty();
        switch (kind(example)) {
            case "eligible" -> {
                assertThat(forecast.verdict(example.programme())).isEqualTo("eligible");
                assertThat(forecast.reasons()).isEmpty();
                assertThat(forecast.programme()).isEqualTo(example.programme());
            }
            case "refused" -> {
                assertThat(forecast.verdict(example.programme())).isEqualTo("not-eligible");
                assertThat(forecast.reasons()).containsExactly("not-eligible");
            }
            default -> {
                assertThat(kind(example)).isEqualTo("needs");
                assertThat(forecast.verdict(example.programme())).isEqualTo("needs-information");
                assertThat(forecast.reasons()).isNotEmpty().containsOnly("information-needed");
            }
        }
    }

    private static String kind(ProgrammeExample example) {
        return example.name().replaceFirst("-.*", "");
    }

    /** Every rule is met but the one that the example is named after. */
    private static Map<String, String> expected(ProgrammeExample example, Map<String, String> rules) {
        String rest = example.name().replaceFirst("[a-z]+-", "");
        String verdict = verdictOfItsRule(example);
        if (!verdict.equals("met")) {
            assertThat(rules.keySet()).anyMatch(rule -> named(rest, rule));
        }
        return rules.keySet().stream()
                .collect(Collectors.toMap(rule -> rule, rule -> named(rest, rule) ? verdict : "met"));
    }

    private static String verdictOfItsRule(ProgrammeExample example) {
        return switch (kind(example)) {
            case "eligible" -> "met";
            case "refused" -> "not-met";
            default -> "unknown";
        };
    }

    private static boolean named(String rest, String rule) {
        return rest.equals(rule) || rest.startsWith(rule + "-");
    }

    @Test
    void every_programme_that_takes_referrals_has_examples_of_each_kind() {
        Map<String, List<String>> kinds = examples().stream()
                .collect(Collectors.groupingBy(
                        ProgrammeExample::programme, Collectors.mapping(ExamplesIT::kind, Collectors.toList())));

        assertThat(kinds).hasSize(15);
        assertThat(kinds.values()).allSatisfy(names -> assertThat(names).contains("eligible", "refused", "needs"));
    }
}
