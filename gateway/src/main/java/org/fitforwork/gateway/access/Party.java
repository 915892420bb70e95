package org.fitforwork.gateway.access;

import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;

/**
 * The label that ties a stored resource to the organisations that may see it: the referrer and the provider of a
 * referral it belongs to. It never leaves the gateway, since two referrers may share a patient without knowing.
 */
public final class Party {
    /** System of the label in {@code meta.security}. */
    public static final String SYSTEM = "https://fit-for-work.example/fhir/CodeSystem/party";

    private Party() {}

    /** Adds {@code organisation} to those who may see {@code resource}. */
    public static void label(IBaseResource resource, String organisation) {
        if (!of(resource, organisation)) {
            ((Meta) resource.getMeta()).addSecurity(new Coding(SYSTEM, organisation, null));
        }
    }

    /** True if {@code organisation} may see {@code resource}. */
    public static boolean of(IBaseResource resource, String organisation) {
        return ((Meta) resource.getMeta()).getSecurity(SYSTEM, organisation) != null;
    }

    /** Adds to {@code to} every organisation that may see {@code from}. */
    public static void copy(IBaseResource from, IBaseResource to) {
        ((Meta) from.getMeta())
                .getSecurity().stream()
                        .filter(coding -> SYSTEM.equals(coding.getSystem()))
                        .forEach(coding -> label(to, coding.getCode()));
    }

    /** Takes every such label off {@code resource}. */
    public static void strip(IBaseResource resource) {
        ((Meta) resource.getMeta()).getSecurity().removeIf(coding -> SYSTEM.equals(coding.getSystem()));
    }
}
