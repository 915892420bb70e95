package org.fitforwork.gateway.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;

/** One trait of a resource, written down so that two that differ in anything that a rule looks at are never the same. */
final class Trait {
    /** Data types whose texts no rule looks into. The display of a Coding is looked up; dates of a Period are compared. */
    private static final Set<String> FREE =
            Set.of("HumanName", "ContactPoint", "Address", "Identifier", "Reference", "CodeableConcept", "Annotation");

    private final StringBuilder written = new StringBuilder();
    private boolean comparable = true;

    /** The trait of what is like nothing but itself. */
    static Trait unlike() {
        Trait trait = new Trait();
        trait.comparable = false;
        return trait;
    }

    /** @param free if of a text, only what kind of text it is makes a difference */
    Trait elements(Base parent, boolean free, Set<String> without) {
        boolean freeHere = free && isFree(parent);
        for (Property property : parent.children()) {
            String name = property.getName();
            if (!without.contains(name)) {
                property.getValues().forEach(value -> element(parent, name, value, freeHere));
            }
        }
        return this;
    }

    private void element(Base parent, String name, Base value, boolean free) {
        if (value.isEmpty()) {
            // HAPI gives what it parsed an id, and one without a value if there was none.
            return;
        }
        String text = value.primitiveValue();
        // An element's id must be another than that of every other element.
        boolean named = name.equals("id") && !(parent instanceof Resource);
        if (named || (value.isPrimitive() && text == null)) {
            comparable = false;
            return;
        }
        written.append(name).append(':').append(value.fhirType());
        if (text != null) {
            Kind kind = free ? Kind.of(parent, name, value.fhirType(), text) : Kind.ITSELF;
            written.append('~').append(kind);
            if (kind == Kind.ITSELF) {
                word(text);
            }
        }
        written.append('(');
        elements(value, free, Set.of());
        written.append(')');
    }

    private static boolean isFree(Base parent) {
        return parent instanceof DomainResource
                || parent instanceof BackboneElement
                || FREE.contains(parent.fhirType());
    }

    Trait answer(QuestionnaireResponseItemAnswerComponent answer, boolean free) {
        written.append('[');
        elements(answer, free && !answer.hasItem(), Set.of());
        written.append(']');
        return this;
    }

    /** Which questions there are, in their order. */
    Trait order(List<QuestionnaireResponseItemComponent> items) {
        items.forEach(item -> word(String.valueOf(item.getLinkId())));
        return this;
    }

    /** With its length before it, so that no text can look like an element. */
    Trait word(String text) {
        written.append('=').append(text.length()).append(':').append(text);
        return this;
    }

    /** False if the rest of the resource, or the other traits of it, make a difference. */
    boolean comparable() {
        return comparable;
    }

    /** What is remembered of it: nobody's data. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(written.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
