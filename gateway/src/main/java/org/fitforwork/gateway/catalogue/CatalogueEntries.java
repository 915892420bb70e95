package org.fitforwork.gateway.catalogue;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fitforwork.gateway.server.Endpoint;
import org.fitforwork.gateway.server.Page;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** One type of the directory, to read and to search. Nothing can be written: it is edited in config/. */
abstract class CatalogueEntries<T extends Resource> implements IResourceProvider, Endpoint {
    private final Catalogue catalogue;
    private final Class<T> type;
    private final Set<String> modified;

    /** @param modified the parameters with a modifier that are offered, such as {@code name:exact} */
    CatalogueEntries(Catalogue catalogue, Class<T> type, Set<String> modified) {
        this.catalogue = catalogue;
        this.type = type;
        this.modified = modified;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    public T read(@IdParam IdType id) {
        return catalogue.all(type).stream()
                .filter(entry -> entry.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .map(this::copy)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    IBundleProvider find(RequestDetails request, Predicate<T> asked) {
        refuseOtherModifiers(request, modified);
        return Page.of(
                request,
                catalogue.all(type).stream().filter(asked).map(this::copy).toList());
    }

    Catalogue catalogue() {
        return catalogue;
    }

    private T copy(T entry) {
        return type.cast(entry.copy());
    }

    /** An unknown modifier that is passed over would find more than was asked for. */
    static void refuseOtherModifiers(RequestDetails request, Set<String> modified) {
        boolean other = request.getParameters().keySet().stream()
                .anyMatch(name -> (name.contains(":") || name.contains(".")) && !modified.contains(name));
        if (other) {
            throw new InvalidRequestException("a modifier or chain is not offered here; there are "
                    + (modified.isEmpty() ? "none" : String.join(", ", new TreeSet<>(modified))));
        }
    }
}
