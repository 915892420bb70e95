package org.fitforwork.gateway.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What a client writes refers to its own resources alone. A reference to what does not exist is refused like one to
 * somebody else's, so that nobody can try out which ids there are.
 */
@Component
public class OwnReferences {
    private final Own own;

    OwnReferences(Own own) {
        this.own = own;
    }

    /** One refusal a reference that leads nowhere, as far as the caller is concerned. */
    public List<Refusal> faults(Resource written) {
        return faults(written, Set.of());
    }

    /** The same of what is new in {@code written}. */
    public List<Refusal> faultsOfChange(Resource current, Resource written) {
        return faults(written, literal(current).keySet());
    }

    private List<Refusal> faults(Resource written, Set<String> known) {
        return literal(written).entrySet().stream()
                .filter(reference -> !known.contains(reference.getKey()) && !leads(reference.getKey()))
                .map(reference -> new Refusal(
                        RefusalReason.DANGLING_REFERENCE,
                        "there is no such resource, or it is not of a referral of this client's",
                        reference.getValue()))
                .toList();
    }

    private boolean leads(String reference) {
        if (reference.startsWith("#")) {
            return true;
        }
        IdType id = new IdType(reference);
        return !id.isAbsolute()
                && id.hasResourceType()
                && id.toUnqualified().getValue().equals(reference)
                && reference.matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}")
                && own.has(id);
    }

    /** Every literal reference, and where it stands. */
    private static Map<String, String> literal(Resource resource) {
        return references(resource, resource.fhirType()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<Map.Entry<String, String>> references(Base element, String path) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (Property property : element.children()) {
            String where = path + "." + property.getName().replace("[x]", "");
            for (Base value : property.getValues()) {
                if (value instanceof Reference reference && reference.getReference() != null) {
                    found.add(Map.entry(reference.getReference(), where));
                }
                found.addAll(references(value, where));
            }
        }
        return found;
    }
}
