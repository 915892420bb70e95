package org.fitforwork.simulator.count;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fitforwork.simulator.gp.JournalEntry;
import org.fitforwork.simulator.provider.Arrival;

/**
 * What a run comes to.
 *
 * @param sent referrals that a GP system made
 * @param acknowledged of these, answered 200
 * @param resent of these, sent more than once
 * @param stored referrals in the gateway's ledger
 * @param unstored acknowledged, but not stored, or stored with another Task than the answer said
 * @param unacknowledged stored, but no GP system was ever told so
 * @param delivered stored referrals with exactly one effect at a provider
 * @param lost stored referrals without an effect
 * @param twice stored referrals with several effects, or under several keys
 * @param surplusTasks Tasks beyond one for each referral
 * @param owed messages not delivered
 * @param dead messages given up
 * @param longestDelay from the acknowledgement to the effect; a message may arrive before the acknowledgement does
 */
public record Counts(
        int sent,
        long acknowledged,
        long resent,
        int stored,
        long unstored,
        long unacknowledged,
        long delivered,
        long lost,
        long twice,
        int surplusTasks,
        int owed,
        int dead,
        Duration longestDelay) {

    public static Counts of(Ledgers ledgers) {
        Map<String, Integer> effects = new HashMap<>();
        Map<String, Instant> received = new HashMap<>();
        for (Arrival arrival : ledgers.arrivals()) {
            effects.merge(arrival.task(), arrival.effects(), Integer::sum);
            if (arrival.received() != null) {
                received.putIfAbsent(arrival.task(), arrival.received());
            }
        }
        List<JournalEntry> acknowledged =
                ledgers.journal().stream().filter(JournalEntry::acknowledged).toList();
        Map<String, String> acknowledgedTasks =
                acknowledged.stream().collect(Collectors.toMap(JournalEntry::identifier, JournalEntry::task));
        Set<StoredReferral> stored = Set.copyOf(ledgers.referrals());
        return new Counts(
                ledgers.journal().size(),
                acknowledged.size(),
                ledgers.journal().stream().filter(entry -> entry.attempts() > 1).count(),
                stored.size(),
                acknowledged.stream()
                        .filter(entry -> !stored.contains(new StoredReferral(entry.identifier(), entry.task())))
                        .count(),
                stored.stream()
                        .filter(referral -> !acknowledgedTasks.containsKey(referral.identifier()))
                        .count(),
                having(stored, effects, 1),
                having(stored, effects, 0),
                stored.size() - having(stored, effects, 1) - having(stored, effects, 0) + ledgers.underSeveralKeys(),
                ledgers.surplusTasks(),
                ledgers.owed(),
                ledgers.dead(),
                longestDelay(acknowledged, received));
    }

    private static long having(Set<StoredReferral> stored, Map<String, Integer> effects, int number) {
        return stored.stream()
                .filter(referral -> effects.getOrDefault(referral.task(), 0) == number)
                .count();
    }

    private static Duration longestDelay(List<JournalEntry> acknowledged, Map<String, Instant> received) {
        Duration longest = Duration.ZERO;
        for (JournalEntry entry : acknowledged) {
            Duration delay = Duration.between(entry.at(), received.getOrDefault(entry.task(), entry.at()));
            longest = delay.compareTo(longest) > 0 ? delay : longest;
        }
        return longest;
    }

    /** What must not be, in words; empty if all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        expectNone(faults, sent == 0 ? 1 : 0, "run without a single referral");
        expectNone(faults, sent - acknowledged, "referrals never acknowledged");
        expectNone(faults, unstored, "acknowledged referrals not stored as the answer said");
        expectNone(faults, unacknowledged, "stored referrals that no sender was told of");
        expectNone(faults, lost, "stored referrals without an effect at a provider");
        expectNone(faults, twice, "referrals with more than one effect");
        expectNone(faults, surplusTasks, "Tasks too many or too few");
        expectNone(faults, owed, "messages still owed");
        expectNone(faults, dead, "messages given up");
        return faults;
    }

    private static void expectNone(List<String> faults, long number, String what) {
        if (number != 0) {
            faults.add(number + " " + what);
        }
    }
}
