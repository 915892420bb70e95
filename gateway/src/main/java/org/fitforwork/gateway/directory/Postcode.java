package org.fitforwork.gateway.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A full postcode.
 *
 * @param compact upper case without spaces, as postcodes are stored
 */
record Postcode(String compact) {
    /** Looser than today's formats: the postcode directory also holds what is long gone, such as NPT. */
    private static final Pattern FORMAT = Pattern.compile("[A-Z][A-Z0-9]{4,6}");

    /** In any spacing and case; empty if it is no full postcode. */
    static Optional<Postcode> of(String text) {
        String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
        return FORMAT.matcher(compact).matches() ? Optional.of(new Postcode(compact)) : Optional.empty();
    }
}
