package org.fitforwork.gateway.audit.search;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search asks, as a condition in SQL and its values. Repeated parameters must all hold; of values with commas, one. */
final class Asked {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Asked between(@Nullable DateRangeParam range) {
        if (range != null && range.getLowerBoundAsInstant() != null) {
            conditions.add("at >= :"
                    + value(Timestamp.from(range.getLowerBoundAsInstant().toInstant())));
        }
        if (range != null && range.getUpperBoundAsInstant() != null) {
            conditions.add("at <= :"
                    + value(Timestamp.from(range.getUpperBoundAsInstant().toInstant())));
        }
        return this;
    }

    /** Codes by themselves: what a column may hold is of one system. */
    Asked code(String column, @Nullable TokenAndListParam asked) {
        return code(column, asked, code -> code);
    }

    /** @param meant what the column has for a code that is asked for */
    Asked code(String column, @Nullable TokenAndListParam asked, Function<String, String> meant) {
        if (asked != null) {
            asked.getValuesAsQueryTokens()
                    .forEach(or -> any(
                            or.getValuesAsQueryTokens().stream()
                                    .map(token -> meant.apply(String.valueOf(token.getValue()))),
                            column + " in (:%s)"));
        }
        return this;
    }

    /** A client or an organisation, by its code, with or without its system. */
    Asked agent(@Nullable ReferenceAndListParam asked) {
        if (asked != null) {
            asked.getValuesAsQueryTokens()
                    .forEach(or -> any(
                            or.getValuesAsQueryTokens().stream()
                                    .map(reference -> reference.getValue().replaceFirst("^.*[|/]", "")),
                            "(client in (:%1$s) or organisation in (:%1$s))"));
        }
        return this;
    }

    /** References, with their type or, of {@code type}, without. */
    Asked reference(String column, @Nullable String type, @Nullable ReferenceAndListParam asked) {
        if (asked != null) {
            asked.getValuesAsQueryTokens()
                    .forEach(or -> any(
                            or.getValuesAsQueryTokens().stream().map(reference -> full(reference, type)),
                            column + " && array[:%s]::text[]"));
        }
        return this;
    }

    private static String full(ReferenceParam reference, @Nullable String type) {
        String named = reference.hasResourceType() ? reference.getResourceType() : type;
        return named == null ? reference.getValue() : named + "/" + reference.getIdPart();
    }

    private void any(Stream<String> asked, String condition) {
        conditions.add(condition.formatted(value(asked.toList())));
    }

    private String value(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return name;
    }

    String condition() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
