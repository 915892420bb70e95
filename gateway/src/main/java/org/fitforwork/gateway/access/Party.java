package org.fitforwork.gateway.access;

import java.util.Optional;
import java.util.function.Predicate;
import org.fitforwork.gateway.disclosure.Purpose;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;

/**
 * The labels that tie a stored resource to the organisations that may see it: the referrer and the provider of a
 * referral it belongs to. They never leave the gateway, since two referrers may share a patient without knowing. A
 * Patient has a second kind: for whom this version's content was written, so that each referrer goes on seeing what it
 * sent itself. A third says that an organisation is told of the resource for a purpose that is not its usual one.
 */
public final class Party {
    /** System of the label of who may see the resource. */
    public static final String SYSTEM = "https://fit-for-work.example/fhir/CodeSystem/party";

    private static final String CONTENT = "https://fit-for-work.example/fhir/CodeSystem/party-content";

    private static final String SEES = "https://fit-for-work.example/fhir/CodeSystem/party-purpose-";

    private Party() {}

    /** Adds {@code organisation} to those who may see {@code resource}. */
    public static void label(IBaseResource resource, String organisation) {
        add(resource, SYSTEM, organisation);
    }

    /** Says that this version of {@code resource} was written for {@code organisation}. */
    public static void labelContent(IBaseResource resource, String organisation) {
        add(resource, CONTENT, organisation);
    }

    private static void add(IBaseResource resource, String system, String organisation) {
        if (meta(resource).getSecurity(system, organisation) == null) {
            meta(resource).addSecurity(new Coding(system, organisation, null));
        }
    }

    /** True if {@code organisation} may see {@code resource}. */
    public static boolean of(IBaseResource resource, String organisation) {
        return meta(resource).getSecurity(SYSTEM, organisation) != null;
    }

    /** True unless this version was written for others than {@code organisation}. */
    public static boolean ofContent(IBaseResource resource, String organisation) {
        return meta(resource).getSecurity(CONTENT, organisation) != null
                || meta(resource).getSecurity().stream().noneMatch(label -> CONTENT.equals(label.getSystem()));
    }

    /** From now on {@code organisation} sees of {@code resource} what {@code purpose} may be told. */
    public static void limit(IBaseResource resource, String organisation, Purpose purpose) {
        meta(resource).getSecurity().removeIf(limitOf(organisation));
        add(resource, SEES + purpose.code(), organisation);
    }

    /** What {@code organisation} is told of {@code resource} for, where that was limited. */
    public static Optional<Purpose> limited(IBaseResource resource, String organisation) {
        return meta(resource).getSecurity().stream()
                .filter(limitOf(organisation))
                .flatMap(label -> Purpose.of(label.getSystem().substring(SEES.length())).stream())
                .findFirst();
    }

    private static Predicate<Coding> limitOf(String organisation) {
        return label -> organisation.equals(label.getCode())
                && label.hasSystem()
                && label.getSystem().startsWith(SEES);
    }

    /** Adds to {@code to} every organisation that may see {@code from}. */
    public static void copy(IBaseResource from, IBaseResource to) {
        meta(from).getSecurity().stream()
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .forEach(coding -> label(to, coding.getCode()));
    }

    /** Takes every label of {@code organisation} off {@code resource}: it may no longer see it. */
    public static void unlabel(IBaseResource resource, String organisation) {
        meta(resource).getSecurity().removeIf(label -> ours(label) && organisation.equals(label.getCode()));
    }

    /** Takes every such label off {@code resource}. */
    public static void strip(IBaseResource resource) {
        meta(resource).getSecurity().removeIf(Party::ours);
    }

    private static boolean ours(Coding label) {
        return SYSTEM.equals(label.getSystem())
                || CONTENT.equals(label.getSystem())
                || (label.hasSystem() && label.getSystem().startsWith(SEES));
    }

    private static Meta meta(IBaseResource resource) {
        return (Meta) resource.getMeta();
    }
}
