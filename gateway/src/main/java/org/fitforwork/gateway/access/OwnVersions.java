package org.fitforwork.gateway.access;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * Port: the versions of a resource that were written for an organisation, as if there were no others. They are numbered
 * from 1, and each has the time at which it was first written, so that neither tells that somebody else writes, too.
 */
@FunctionalInterface
public interface OwnVersions {
    /**
     * The newest first, labels still on them; none if none was written for it.
     *
     * @param newest the newest version of all, whoever it was written for
     */
    List<Resource> of(String organisation, Resource newest);

    default Optional<Resource> newest(String organisation, Resource newest) {
        return of(organisation, newest).stream().findFirst();
    }
}
