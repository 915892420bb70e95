package org.fitforwork.simulator.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The referrals that the provider keeps, each key once, and a record of every call. */
public final class Inbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Arrival> byKey = new LinkedHashMap<>();
    private final Map<String, Set<String>> keysByContent = new HashMap<>();
    private int repeated;
    private int failed;

    /** A call that failed and kept nothing. */
    synchronized void fail(String organisation, String key) {
        byKey.put(key, known(organisation, key).oneMoreCall());
        failed++;
    }

    /** A call that is kept, unless its key was before. */
    synchronized Outcome take(String organisation, String key, Delivered delivered, Instant now) {
        Arrival arrival = known(organisation, key).oneMoreCall();
        byKey.put(key, arrival);
        if (arrival.effects() > 0) {
            repeated++;
            return Outcome.AGAIN;
        }
        byKey.put(key, arrival.kept(delivered.taskId(), now));
        keysByContent
                .computeIfAbsent(delivered.fingerprint(), content -> new HashSet<>())
                .add(key);
        return Outcome.NEW;
    }

    private Arrival known(String organisation, String key) {
        return byKey.getOrDefault(key, Arrival.none(key, organisation));
    }

    /** Every key that arrived, in the order of its first call. */
    public synchronized List<Arrival> arrivals() {
        return List.copyOf(byKey.values());
    }

    /**
     * How many messages had an effect under more than one key. Later messages about the same Task are no duplicates:
     * only the same content is the same message.
     */
    public synchronized long underSeveralKeys() {
        return keysByContent.values().stream().filter(keys -> keys.size() > 1).count();
    }

    /** The counts as JSON. */
    synchronized String count() {
        long received =
                byKey.values().stream().filter(arrival -> arrival.effects() > 0).count();
        return "{\"received\":%d,\"repeated\":%d,\"failed\":%d,\"tasksUnderSeveralKeys\":%d}"
                .formatted(received, repeated, failed, underSeveralKeys());
    }

    /** Every key as JSON. */
    String received() {
        ArrayNode list = JSON.createArrayNode();
        for (Arrival arrival : arrivals()) {
            ObjectNode one = list.addObject()
                    .put("key", arrival.key())
                    .put("task", arrival.task())
                    .put("organisation", arrival.organisation())
                    .put("arrived", arrival.arrived())
                    .put("effects", arrival.effects());
            if (arrival.received() != null) {
                one.put("received", arrival.received().toString());
            }
        }
        return list.toString();
    }
}
