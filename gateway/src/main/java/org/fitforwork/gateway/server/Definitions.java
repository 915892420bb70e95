package org.fitforwork.gateway.server;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/** One type of the definitions in force, to read and to find by canonical URL. */
final class Definitions<T extends MetadataResource> implements IResourceProvider {
    private final Class<T> type;
    private final Supplier<List<T>> definitions;

    Definitions(Class<T> type, Supplier<List<T>> definitions) {
        this.type = type;
        this.definitions = definitions;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    public T read(@IdParam IdType id) {
        return definitions.get().stream()
                .filter(definition -> definition.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public List<T> search(@OptionalParam(name = "url") @Nullable UriParam url) {
        return definitions.get().stream()
                .filter(definition -> url == null || definition.getUrl().equals(url.getValue()))
                .toList();
    }
}
