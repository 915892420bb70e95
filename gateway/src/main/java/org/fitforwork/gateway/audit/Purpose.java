package org.fitforwork.gateway.audit;

import org.jspecify.annotations.Nullable;

/** Why somebody may do what they do: a code of v3-ActReason. */
final class Purpose {
    private static final String TREATMENT = "TREAT";
    private static final String COMPLIANCE = "HCOMPL";
    private static final String OPERATIONS = "HOPERAT";

    private Purpose() {}

    static String of(Kind kind, @Nullable String role) {
        if (kind == Kind.EXPORT) {
            return TREATMENT;
        }
        return switch (String.valueOf(role)) {
            case "REFERRER", "PROVIDER" -> TREATMENT;
            case "PRIVACY" -> COMPLIANCE;
            default -> OPERATIONS;
        };
    }
}
