package org.fitforwork.simulator.bench.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with named gaps, <code>{{name}}</code>, that is filled again and again: much cheaper than to encode resources. */
final class Gaps {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z]+)}}");

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Gaps(String text) {
        Matcher gap = GAP.matcher(text);
        int from = 0;
        while (gap.find()) {
            texts.add(text.substring(from, gap.start()));
            names.add(gap.group(1));
            from = gap.end();
        }
        texts.add(text.substring(from));
    }

    static String named(String name) {
        return "{{" + name + "}}";
    }

    /** @throws NullPointerException if a gap has no value */
    String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            filled.append(texts.get(i)).append(Objects.requireNonNull(values.get(names.get(i)), names.get(i)));
        }
        return filled.append(texts.get(names.size())).toString();
    }
}
