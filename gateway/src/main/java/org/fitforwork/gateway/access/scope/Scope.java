package org.fitforwork.gateway.access.scope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope of SMART App Launch 2 for systems, such as {@code system/ServiceRequest.crus}. Of version 1, {@code read},
 * {@code write} and {@code *} are understood, too.
 *
 * @param type resource type, or {@code *}
 * @param permissions letters of {@code cruds}: create, read, update, delete, search
 */
public record Scope(String type, String permissions) {
    public static final String GRAMMAR =
            "system/<ResourceType or *>.<letters of cruds, in that order>, such as system/ServiceRequest.crus";

    private static final Pattern SYSTEM = Pattern.compile("system/(\\*|[A-Z][A-Za-z]*)\\.(c?r?u?d?s?|read|write|\\*)");
    private static final String ANY = "*";

    /** Empty if the text is none. */
    public static Optional<Scope> parse(String text) {
        Matcher parts = SYSTEM.matcher(text);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return Optional.empty();
        }
        String permissions =
                switch (parts.group(2)) {
                    case "read" -> "rs";
                    case "write" -> "cud";
                    case "*" -> "cruds";
                    default -> parts.group(2);
                };
        return Optional.of(new Scope(parts.group(1), permissions));
    }

    boolean permits(String askedType, char permission) {
        return (type.equals(ANY) || type.equals(askedType)) && permissions.indexOf(permission) >= 0;
    }
}
