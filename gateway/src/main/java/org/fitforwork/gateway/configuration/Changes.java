package org.fitforwork.gateway.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two configurations, value by value. */
final class Changes {
    private static final int MOST = 200;

    private Changes() {}

    /** One line a difference, {@code file pointer: before → now}, by file. */
    static List<String> between(Map<String, JsonNode> before, Map<String, JsonNode> now) {
        Set<String> files = new TreeSet<>(before.keySet());
        files.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String file : files) {
            JsonNode one = before.getOrDefault(file, MissingNode.getInstance());
            JsonNode other = now.getOrDefault(file, MissingNode.getInstance());
            if (one.isMissingNode() || other.isMissingNode()) {
                changes.add(file + (one.isMissingNode() ? ": new" : ": gone"));
            } else {
                compare(file + " ", one, other, changes);
            }
        }
        if (changes.isEmpty()) {
            changes.add("only comments, or practices and postcodes of directory/");
        }
        return changes.size() <= MOST ? changes : changes.subList(0, MOST);
    }

    private static void compare(String at, JsonNode one, JsonNode other, List<String> changes) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            Set<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + name, one.path(name), other.path(name), changes));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(at + "/" + i, one.get(i), other.get(i), changes);
            }
        } else {
            changes.add("%s: %s → %s".formatted(at, text(one), text(other)));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.isTextual() ? value.asText() : value.toString();
    }
}
