package org.fitforwork.gateway.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * A JSON Patch that changes a Task and no more. A few dozen {@code copy} operations on the whole document would double
 * it each time, until there is no memory left.
 */
final class SmallPatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPERATIONS = Set.of("test", "add", "replace", "remove");
    private static final int MOST = 30;

    private SmallPatch() {}

    /** @throws IllegalArgumentException if it is no array of a few simple operations */
    static String checked(String body) {
        try {
            JsonNode patch = JSON.readTree(body);
            if (!patch.isArray() || patch.size() > MOST) {
                throw new IllegalArgumentException("not an array of at most " + MOST + " operations");
            }
            for (JsonNode operation : patch) {
                if (!OPERATIONS.contains(operation.path("op").asText())) {
                    throw new IllegalArgumentException("only " + OPERATIONS + " are taken");
                }
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
