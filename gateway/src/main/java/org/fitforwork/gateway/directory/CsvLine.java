package org.fitforwork.gateway.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a comma-separated file whose fields never hold a line break, so that a quote left open costs its own line
 * and not the memory for all the rest of a file.
 */
final class CsvLine {
    private static final char QUOTE = '"';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvLine() {}

    /** The fields, their quotes taken off; empty if a quote is left open. */
    static Optional<List<String>> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= line.length(); at++) {
            if (at == line.length() || (line.charAt(at) == ',' && !quoted)) {
                fields.add(unquoted(line, start, at));
                start = at + 1;
            } else if (line.charAt(at) == QUOTE) {
                quoted = !quoted;
            }
        }
        return quoted ? Optional.empty() : Optional.of(fields);
    }

    /** The names of columns, in lower case. */
    static List<String> heading(String line) {
        String plain = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        return fields(plain.toLowerCase(Locale.ROOT)).orElse(List.of());
    }

    private static String unquoted(String line, int start, int end) {
        if (end - start >= 2 && line.charAt(start) == QUOTE && line.charAt(end - 1) == QUOTE) {
            return line.substring(start + 1, end - 1).replace("\"\"", "\"");
        }
        return line.substring(start, end);
    }
}
