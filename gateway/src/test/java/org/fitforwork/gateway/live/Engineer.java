package org.fitforwork.gateway.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.fitforwork.gateway.live.Client.Answer;

/** An integration engineer, who changes files and has the gateway read them again. */
final class Engineer {
    static final String RELOAD = "/admin/config/reload";
    static final String VERSIONS = "/admin/config/versions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Client client;

    Engineer(Client client) {
        this.client = client;
    }

    Answer reload() {
        return client.post(RELOAD, "", "application/json");
    }

    /** Reloads what must be sound, and gives what the gateway says of it. */
    JsonNode reloaded() {
        Answer answer = reload();
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return json(answer);
    }

    /** Puts every file back and has it read. */
    void putBack() {
        LiveConfiguration.restore();
        reloaded();
    }

    /** The youngest first. */
    JsonNode versions() {
        return json(client.get(VERSIONS));
    }

    String version() {
        return versions().get(0).get("version").asText();
    }

    static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
