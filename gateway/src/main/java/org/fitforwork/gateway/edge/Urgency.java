package org.fitforwork.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whether a body asks for haste: anything in it has the priority urgent, asap or stat. A look at its bytes, since there
 * is no time to parse when there is too much to do; one that is wrong costs a place in a queue and nothing else.
 */
final class Urgency {
    private static final Pattern ASKED = Pattern.compile(
            "(?:\"priority\"\\s*:\\s*\"|<(?:\\w+:)?priority\\s+value\\s*=\\s*[\"'])(?:urgent|asap|stat)[\"']");

    private Urgency() {}

    static boolean of(byte[] body) {
        return ASKED.matcher(new String(body, StandardCharsets.ISO_8859_1)).find();
    }
}
