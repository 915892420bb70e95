package org.fitforwork.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleDocumentTest {
    private final Document document = new Document("lifecycle.md");

    private record Step(ReferralStatus from, ReferralStatus to, Actor actor) {
        String drawn() {
            return "%s --> %s: %s"
                    .formatted(state(from), state(to), actor.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void the_picture_is_the_one_of_the_table_in_code() throws IOException {
        document.holds(ReferralStatus.class, picture(), LifecycleDocumentTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void every_status_is_explained_beside_the_status_of_its_service_request(ReferralStatus status) throws IOException {
        assertThat(document.text().lines())
                .as("row of the table for %s", status)
                .filteredOn(line ->
                        line.startsWith("| `%s` | `%s` | ".formatted(status.code(), status.serviceRequestStatus())))
                .singleElement()
                .satisfies(row -> assertThat(row).matches(".*\\w.* \\|"));
    }

    private static String picture() {
        List<Step> steps = steps();
        return Stream.of(names(), starts(steps), steps.stream().map(Step::drawn), ends())
                .flatMap(lines -> lines)
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n", "```\n"));
    }

    /** A state's name cannot hold a hyphen in mermaid; its label can. */
    private static Stream<String> names() {
        return Stream.of(ReferralStatus.values())
                .filter(status -> status.code().contains("-"))
                .map(status -> "state \"%s\" as %s".formatted(status.code(), state(status)));
    }

    /** To be replayed is to start again. */
    private static Stream<String> starts(List<Step> steps) {
        return Stream.of(ReferralStatus.values())
                .filter(status -> steps.stream()
                        .noneMatch(step -> step.to() == status
                                && step.from() != status
                                && step.from().open()))
                .map(status -> "[*] --> " + state(status));
    }

    private static Stream<String> ends() {
        return Stream.of(ReferralStatus.values())
                .filter(status -> !status.open())
                .map(status -> state(status) + " --> [*]");
    }

    private static List<Step> steps() {
        return Stream.of(ReferralStatus.values())
                .flatMap(from -> Stream.of(Actor.values())
                        .flatMap(actor -> from.next(actor).stream().map(to -> new Step(from, to, actor))))
                .toList();
    }

    private static String state(ReferralStatus status) {
        return status.code().replace('-', '_');
    }
}
