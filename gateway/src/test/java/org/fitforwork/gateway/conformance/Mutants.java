package org.fitforwork.gateway.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fitforwork.gateway.mutation.Mutation;
import org.fitforwork.gateway.mutation.Mutation.Place;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The valid examples, each time with a few changes at random places. */
final class Mutants {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> EXAMPLES = Examples.valid()
            .filter(example -> example.resource() instanceof Bundle)
            .map(example -> RealForms.FHIR.newJsonParser().encodeResourceToString(example.resource()))
            .toList();

    private Mutants() {}

    /** What the next mutant holds; nothing if HAPI's parser does not take it, so that no validator ever sees it. */
    static List<Resource> resources(SplittableRandom random) {
        try {
            return RealForms.FHIR.newJsonParser().parseResource(Bundle.class, mutant(random)).getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(resource -> resource != null && !resource.isEmpty())
                    .toList();
        } catch (RuntimeException e) {
            // HAPI's parser throws many, besides its own.
            return List.of();
        }
    }

    private static String mutant(SplittableRandom random) {
        try {
            JsonNode document = MAPPER.readTree(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                List<Place> all = new ArrayList<>(Place.in(document.path("entry")));
                if (!all.isEmpty()) {
                    Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
                    mutation.at(all.get(random.nextInt(all.size())), all, random);
                }
            }
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
