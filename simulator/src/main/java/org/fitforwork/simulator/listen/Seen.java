package org.fitforwork.simulator.listen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The event numbers that came, by subscription. */
final class Seen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Subscription> subscriptions = new TreeMap<>();
    private int calls;
    private int missed;

    private static final class Subscription {
        private final SortedSet<Long> numbers = new TreeSet<>();
        private final Map<String, Integer> types = new TreeMap<>();
        private int duplicates;
        private int outOfOrder;
    }

    /** A call that is not taken. */
    synchronized void miss() {
        calls++;
        missed++;
    }

    synchronized void take(Notification notification) {
        calls++;
        Subscription subscription =
                subscriptions.computeIfAbsent(notification.subscription(), id -> new Subscription());
        subscription.types.merge(notification.type(), 1, Integer::sum);
        for (Notification.Event event : notification.events()) {
            boolean below = !subscription.numbers.isEmpty() && event.number() < subscription.numbers.last();
            if (!subscription.numbers.add(event.number())) {
                subscription.duplicates++;
            } else if (below) {
                subscription.outOfOrder++;
            }
        }
    }

    /** The counts as JSON: gaps are the numbers below the highest that never came. */
    synchronized String json() {
        ObjectNode root = JSON.createObjectNode().put("calls", calls).put("missed", missed);
        ObjectNode list = root.putObject("subscriptions");
        subscriptions.forEach((id, subscription) -> {
            ObjectNode one = list.putObject(id);
            long highest = subscription.numbers.isEmpty() ? 0 : subscription.numbers.last();
            one.put("events", subscription.numbers.size())
                    .put("highest", highest)
                    .put("duplicates", subscription.duplicates)
                    .put("outOfOrder", subscription.outOfOrder)
                    .set("gaps", gaps(subscription.numbers));
            one.set("types", JSON.valueToTree(subscription.types));
        });
        return root.toString();
    }

    private static ArrayNode gaps(SortedSet<Long> numbers) {
        ArrayNode gaps = JSON.createArrayNode();
        long expected = 1;
        for (long number : numbers) {
            if (number > expected) {
                gaps.add(number - 1 == expected ? Long.toString(expected) : expected + "-" + (number - 1));
            }
            expected = Math.max(expected, number + 1);
        }
        return gaps;
    }
}
