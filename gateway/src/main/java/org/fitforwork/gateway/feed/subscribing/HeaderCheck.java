package org.fitforwork.gateway.feed.subscribing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether header lines can go with a notification: a few, well-formed, and none that the sending itself needs. */
final class HeaderCheck {
    private static final int MOST = 5;
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9-]{1,60}): ?([\\x21-\\x7e](?:[\\x20-\\x7e]{0,4000})?)");
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "expect",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private HeaderCheck() {}

    /** What is wrong with them, quoting none: a header may be a secret. */
    static Optional<String> fault(List<String> lines) {
        if (lines.size() > MOST) {
            return Optional.of("there are more than %d headers".formatted(MOST));
        }
        for (String line : lines) {
            Matcher header = LINE.matcher(String.valueOf(line));
            if (!header.matches()) {
                return Optional.of("a header is not of the form \"Name: value\", on one line of plain characters");
            }
            if (OURS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
                return Optional.of("a header is one that the gateway sets itself, such as Host or Content-Type");
            }
        }
        return Optional.empty();
    }
}
