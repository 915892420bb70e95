package org.fitforwork.gateway.conformance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Values that no rule tells apart. Where in doubt, a value is of its own kind. */
enum Kind {
    /** Like nothing else. */
    ITSELF,
    TEXT,
    /** Keeps rule ffw-nhs-1 of the profiles. */
    NHS_NUMBER,
    DATE,
    DATE_TIME,
    /** Of another resource in the Bundle; where it leads is judged by {@link References}. */
    PLACEHOLDER,
    RESOURCE_ID;

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc} \\n\\r\\t+=&&[^\\\\]]*(?<!\\s)");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile(
            DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])");
    private static final Pattern URN =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final int LONGEST = 4_000;
    private static final int CHECK = 11;

    /** @param type FHIR's name of the primitive type */
    static Kind of(Base parent, String name, String type, String text) {
        return switch (type) {
            case "string", "markdown" -> text(parent, name, text);
            case "date" -> day(text) ? DATE : ITSELF;
            case "dateTime" -> day(text) ? DATE : moment(text) ? DATE_TIME : ITSELF;
            case "id" -> parent instanceof Resource && ID.matcher(text).matches() ? RESOURCE_ID : ITSELF;
            default -> ITSELF;
        };
    }

    private static Kind text(Base parent, String name, String text) {
        if (parent instanceof Reference && name.equals("reference")) {
            return URN.matcher(text).matches() ? PLACEHOLDER : ITSELF;
        }
        if (parent instanceof Identifier identifier && !opaque(identifier)) {
            return ITSELF;
        }
        if (TEN_DIGITS.matcher(text).matches()) {
            return isNhsNumber(text) ? NHS_NUMBER : TEXT;
        }
        return text.length() <= LONGEST && PLAIN.matcher(text).matches() ? TEXT : ITSELF;
    }

    /** FHIR has rules for the values of systems that are URNs or the IETF's. */
    private static boolean opaque(Identifier identifier) {
        String system = String.valueOf(identifier.getSystem());
        return system.startsWith("http") && !system.contains("ietf");
    }

    private static boolean isNhsNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = i == digits.length() - 1 ? 1 : digits.length() - i;
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % CHECK == 0;
    }

    private static boolean day(String text) {
        return DAY.matcher(text).matches() && is(LocalDate::parse, text);
    }

    private static boolean moment(String text) {
        return MOMENT.matcher(text).matches() && is(OffsetDateTime::parse, text);
    }

    private static boolean is(Function<CharSequence, ?> calendar, String text) {
        try {
            return calendar.apply(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
