package org.fitforwork.gateway.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.documents.Document;
import org.junit.jupiter.api.Test;

class PurposeDocumentTest {
    private final DisclosureTable table = DisclosureTable.read();

    @Test
    void the_purposes_are_those_of_the_data() throws IOException {
        new Document("access.md").holds("disclosure/table.yaml", drawn());
    }

    @Test
    void every_purpose_is_told_something_and_none_everything() {
        for (Purpose purpose : Purpose.values()) {
            assertThat(cells()).anyMatch(told -> told.contains(purpose));
            assertThat(cells()).anyMatch(told -> !told.contains(purpose));
        }
    }

    private List<Set<Purpose>> cells() {
        return Stream.concat(
                        table.items().values().stream(),
                        table.resources().values().stream().flatMap(elements -> elements.values().stream()))
                .toList();
    }

    private String drawn() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| What | " + Stream.of(Purpose.values()).map(Purpose::code).collect(Collectors.joining(" | ")) + " |");
        lines.add("| --- |" + " :-: |".repeat(Purpose.values().length));
        table.items().forEach((linkId, told) -> lines.add(row("answer to `%s`".formatted(linkId), told)));
        table.resources().forEach((type, elements) -> rows(type, elements).forEach(lines::add));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> rows(String type, Map<String, Set<Purpose>> elements) {
        return elements.entrySet().stream()
                .map(element -> row(
                        element.getKey().equals("*")
                                ? "`%s`, %s"
                                        .formatted(type, elements.size() == 1 ? "every element" : "every other element")
                                : "`%s.%s`".formatted(type, element.getKey()),
                        element.getValue()))
                .toList();
    }

    private static String row(String what, Set<Purpose> told) {
        return "| %s | %s |"
                .formatted(
                        what,
                        Stream.of(Purpose.values())
                                .map(purpose -> told.contains(purpose) ? "yes" : "–")
                                .collect(Collectors.joining(" | ")));
    }
}
