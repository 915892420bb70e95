package org.fitforwork.gateway.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What FHIR allows and no later step could use: an extension in place of a value, a modifier that changes the meaning
 * unseen, characters that no text has, and codes longer than any index keeps; and a date with a time, which HAPI's parser
 * takes and cannot copy.
 */
final class Legible {
    private static final Set<String> INDEXED = Set.of("system", "code", "questionnaire");
    private static final int LONGEST_INDEXED = 200;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_FAULTS = 20;

    private final List<Refusal> faults = new ArrayList<>();
    private int elements;

    private Legible() {}

    /** Of a Bundle with every resource in it, or of one resource. */
    static List<Refusal> faults(Resource resource) {
        Legible legible = new Legible();
        legible.walk(resource, resource.fhirType());
        return legible.faults;
    }

    private void walk(Base element, String path) {
        for (Property property : element.children()) {
            String where = path + "." + property.getName();
            for (Base value : property.getValues()) {
                if (faults.size() >= MOST_FAULTS) {
                    return;
                }
                if (++elements > MOST_ELEMENTS) {
                    faults.clear();
                    refuse("there are more than %d elements".formatted(MOST_ELEMENTS), where);
                    return;
                }
                check(element, property.getName(), value, where);
                // A fault is said to be at Patient.birthDate, wherever in the Bundle the Patient is.
                walk(value, value.isResource() ? value.fhirType() : where);
            }
        }
    }

    private void check(Base parent, String name, Base value, String where) {
        if (name.equals("modifierExtension")) {
            refuse("a modifier extension would change the meaning, and none is understood here", where);
        }
        // HAPI gives what it parsed an id, and one without a value if there was none.
        if (!value.isPrimitive() || value.isEmpty()) {
            return;
        }
        String text = value.primitiveValue();
        if (text == null) {
            refuse("the element has no value; an extension does not stand in for one", where);
        } else if (!text.codePoints().allMatch(Legible::isText)) {
            refuse("the value holds a character that no text has", where);
        } else if (text.length() > LONGEST_INDEXED && indexed(parent, name)) {
            refuse("the value is longer than %d characters".formatted(LONGEST_INDEXED), where);
        } else if (value instanceof BaseDateTimeType time && !hasPrecisionOfItsType(time)) {
            refuse("the value is not what %s may be".formatted(time.fhirType()), where);
        }
    }

    private static boolean hasPrecisionOfItsType(BaseDateTimeType time) {
        try {
            // What it may be, it keeps to itself.
            return time.copy() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean indexed(Base parent, String name) {
        return INDEXED.contains(name) || parent.fhirType().equals("Identifier");
    }

    private static boolean isText(int character) {
        boolean space = character == '\n' || character == '\r' || character == '\t';
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return space || (character >= ' ' && !surrogate);
    }

    private void refuse(String detail, String where) {
        faults.add(new Refusal(RefusalReason.NOT_CONFORMANT, detail, where));
    }
}
