package org.fitforwork.gateway.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.configuration.RealConfiguration;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.documents.Document;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.Test;

class AccessDocumentTest {
    private final AccessMatrix matrix = AccessMatrix.read();
    private final ProfilePackage profiles = RealConfiguration.bean(ProfilePackage.class);

    @Test
    void the_matrix_is_the_one_of_the_data() throws IOException {
        new Document("access.md").holds("access/matrix.yaml", table());
    }

    @Test
    void what_some_role_may_do_is_what_the_gateway_says_that_it_offers() {
        var offered = profiles.capabilities().getRestFirstRep();
        for (CapabilityStatementRestResourceComponent resource : offered.getResource()) {
            Set<String> said = Stream.concat(
                            resource.getInteraction().stream()
                                    .map(interaction -> interaction.getCode().toCode()),
                            resource.getOperation().stream().map(operation -> "$" + operation.getName()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(someRole(resource.getType())).as(resource.getType()).containsExactlyElementsOf(said);
        }
        assertThat(offered.getResource())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .containsExactlyInAnyOrderElementsOf(matrix.types().stream()
                        .filter(type -> !type.equals(AccessMatrix.SERVER))
                        .toList());
        assertThat(someRole(AccessMatrix.SERVER))
                .containsExactlyElementsOf(offered.getInteraction().stream()
                        .map(interaction -> interaction.getCode().toCode())
                        .toList());
    }

    @Test
    void who_runs_the_gateway_reads_nothing_that_another_referrer_could_not() {
        for (Role operator : List.of(Role.ENGINEER, Role.ADMIN)) {
            assertThat(matrix.readable(operator))
                    .isNotEmpty()
                    .doesNotContain("Patient", "Task", "ServiceRequest", "QuestionnaireResponse", "Communication");
        }
    }

    private Set<String> someRole(String type) {
        return Stream.of(Role.values())
                .flatMap(role -> matrix.of(role, type).stream())
                .map(Interaction::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| Resource type | "
                + Stream.of(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" | "))
                + " |");
        lines.add("| --- |" + " --- |".repeat(Role.values().length));
        for (String type : matrix.types()) {
            lines.add("| %s | %s |"
                    .formatted(
                            type,
                            Stream.of(Role.values())
                                    .map(role -> matrix.of(role, type).stream()
                                            .map(Interaction::code)
                                            .collect(Collectors.joining(", ")))
                                    .map(cell -> cell.isEmpty() ? "–" : cell)
                                    .collect(Collectors.joining(" | "))));
        }
        return String.join("\n", lines) + "\n";
    }
}
