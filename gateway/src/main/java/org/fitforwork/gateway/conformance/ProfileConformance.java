package org.fitforwork.gateway.conformance;

import java.util.List;
import org.fitforwork.referral.Refusal;
import org.hl7.fhir.r4.model.Resource;

/** Holds one resource against this product's profile for its type. */
@FunctionalInterface
public interface ProfileConformance {
    /** One refusal an error; empty if the resource conforms. */
    List<Refusal> faults(Resource resource);
}
