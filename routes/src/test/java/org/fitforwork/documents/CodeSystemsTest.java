package org.fitforwork.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.junit.jupiter.api.Test;

/** The codes in the package are those of the tables in code. */
class CodeSystemsTest {
    private static final Path TERMINOLOGY = Path.of("../fhir-profiles/src/main/fhir/terminology");
    private static final Pattern CODE = Pattern.compile("\"code\": \"([^\"]+)\"");

    private static List<String> codes(String system) throws IOException {
        String json = Files.readString(TERMINOLOGY.resolve("CodeSystem-%s.json".formatted(system)));
        return CODE.matcher(json).results().map(match -> match.group(1)).toList();
    }

    @Test
    void milestones() throws IOException {
        assertThat(codes("business-status"))
                .containsExactlyElementsOf(
                        Stream.of(Milestone.values()).map(Milestone::code).toList());
    }

    @Test
    void reasons() throws IOException {
        assertThat(codes("status-reason"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(StatusReason.values()).map(StatusReason::code).toList());
    }
}
