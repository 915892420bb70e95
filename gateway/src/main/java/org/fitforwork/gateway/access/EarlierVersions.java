package org.fitforwork.gateway.access;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Port: finds the newest version of a resource that was written for an organisation. */
@FunctionalInterface
public interface EarlierVersions {
    /** Empty if no version was; {@code resource} is the newest version of all. */
    Optional<IBaseResource> writtenFor(String organisation, IBaseResource resource);
}
