package org.fitforwork.simulator.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Behaviours as {@code PUT /faults} takes them: {@code {"*": {"hang": 0.2, "delay": 50, "retry-after": 5}}}. */
final class FaultsJson {
    private static final String DELAY = "delay";
    private static final String RETRY_AFTER = "retry-after";
    private static final ObjectMapper JSON = new ObjectMapper();

    private FaultsJson() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static Map<String, Behaviour> read(String text) {
        Map<String, Behaviour> read = new TreeMap<>();
        for (var organisation : object(text).properties()) {
            read.put(organisation.getKey(), behaviour(organisation.getValue()));
        }
        return read;
    }

    private static JsonNode object(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body must be JSON", e);
        }
        throw new IllegalArgumentException("the body must be an object: an organisation, or *, and its faults");
    }

    private static Behaviour behaviour(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an organisation's faults must be an object");
        }
        Behaviour behaviour = Behaviour.HEALTHY;
        for (var property : node.properties()) {
            if (!property.getValue().isNumber()) {
                throw new IllegalArgumentException("a share, a delay and Retry-After must be numbers");
            }
            double value = property.getValue().asDouble();
            behaviour = switch (property.getKey()) {
                case DELAY -> behaviour.delayed(Duration.ofMillis((long) value));
                case RETRY_AFTER -> behaviour.askingToWait((int) value);
                default -> behaviour.with(Fault.of(property.getKey()), value);
            };
        }
        return behaviour;
    }

    static String write(Map<String, Behaviour> behaviours) {
        ObjectNode node = JSON.createObjectNode();
        new TreeMap<>(behaviours).forEach((organisation, behaviour) -> {
            ObjectNode one = node.putObject(organisation);
            new TreeMap<>(behaviour.shares()).forEach((fault, share) -> one.put(fault.code(), share));
            one.put(DELAY, behaviour.delay().toMillis());
            one.put(RETRY_AFTER, behaviour.retryAfter());
        });
        return node.toString();
    }
}
