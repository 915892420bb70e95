package org.fitforwork.gateway.edge;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Whether a body asks for haste: anything in it has the priority urgent, asap or stat. A look at its bytes, since there
 * is no time to parse when there is too much to do; one that is wrong costs a place in a queue and nothing else.
 */
final class Urgency {
    private static final String PRIORITY = "priority";
    private static final Pattern ASKED =
            Pattern.compile(PRIORITY + "(?:\"\\s*:\\s*\"|\\s+value\\s*=\\s*[\"'])(?:urgent|asap|stat)[\"']");

    private Urgency() {}

    static boolean of(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        // By the word first: trying the pattern at every byte took a fiftieth of a referral's time.
        for (int at = text.indexOf(PRIORITY); at >= 0; at = text.indexOf(PRIORITY, at + 1)) {
            if (ASKED.matcher(text).region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
