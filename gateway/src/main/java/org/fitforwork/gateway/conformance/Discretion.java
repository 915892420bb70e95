package org.fitforwork.gateway.conformance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes what a sender wrote out of a validator's message, so that the message names elements and rules and nobody's
 * data. Element names, codes of this product and URLs stay: they say what to mend.
 */
final class Discretion {
    private static final int SHORTEST = 2;
    /** No code is longer; and the pattern for them would run out of stack over thousands of hyphens. */
    private static final int LONGEST_CODE = 64;

    private static final String INSTEAD = "…";

    private final List<String> values;

    private Discretion(List<String> values) {
        this.values = values;
    }

    static Discretion about(Resource resource) {
        Set<String> values = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        collect(resource, values);
        return new Discretion(List.copyOf(values));
    }

    String apply(String message) {
        String discreet = message;
        for (String value : values) {
            if (discreet.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))) {
                // A value inside a longer word is a coincidence: a patient called Min is not named by "minimum".
                Pattern whole = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                discreet = whole.matcher(discreet).replaceAll(INSTEAD);
            }
        }
        return discreet;
    }

    private static void collect(Base element, Set<String> values) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value.isPrimitive() && !structural(property, value)) {
                    String text = value.primitiveValue();
                    if (text != null && text.length() >= SHORTEST) {
                        values.add(text);
                    }
                }
                collect(value, values);
            }
        }
    }

    /**
     * Codes, systems and linkIds describe the form, not the person, as long as they look like one: what was written
     * where a code belongs may be anything.
     */
    private static boolean structural(Property property, Base value) {
        String text = String.valueOf(value.primitiveValue());
        return switch (value.fhirType()) {
            case "boolean" -> true;
            case "uri", "canonical" -> text.matches("(https?|urn):[\\w:/.|$-]+");
            default ->
                (value instanceof CodeType || property.getName().equals("linkId"))
                        && text.length() <= LONGEST_CODE
                        && text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        };
    }
}
