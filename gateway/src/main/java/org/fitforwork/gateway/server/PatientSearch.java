package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Patient is indexed as the last of its referrers wrote it. So it is searched by what all of them wrote alike, the NHS
 * number, and by its id; anything else would answer with another's words.
 */
final class PatientSearch {
    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number|";
    private static final Set<String> IN_ANY_ORDER = Set.of("_id", "-_id");

    private PatientSearch() {}

    /** @throws InvalidRequestException if the search asks for, or is in the order of, what another may have written */
    static void refuseOthersWords(Map<String, String[]> parameters) {
        parameters.forEach((name, values) -> {
            if (name.startsWith("identifier") && !(name.equals("identifier") && all(values, NHS_NUMBER))) {
                throw new InvalidRequestException(
                        "a Patient is searched by _id, or by identifier with the system of NHS numbers");
            }
            if (name.equals("_sort")
                    && !Stream.of(values)
                            .flatMap(value -> Stream.of(value.split(",", -1)))
                            .allMatch(IN_ANY_ORDER::contains)) {
                throw new InvalidRequestException("Patients are sorted by _id");
            }
        });
    }

    private static boolean all(String[] values, String start) {
        return Stream.of(values)
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .allMatch(value -> value.startsWith(start));
    }
}
