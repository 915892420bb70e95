package org.fitforwork.simulator.count;

import java.util.List;
import org.fitforwork.simulator.gp.JournalEntry;
import org.fitforwork.simulator.provider.Arrival;

/**
 * The records of a run's three sides, once it is over.
 *
 * @param journal the GP systems'
 * @param referrals the gateway's
 * @param owed messages that the gateway has not delivered
 * @param dead messages that it has given up
 * @param surplusTasks Tasks beyond one for each referral
 * @param arrivals the providers'
 * @param underSeveralKeys messages that had an effect at a provider under more than one key
 */
public record Ledgers(
        List<JournalEntry> journal,
        List<StoredReferral> referrals,
        int owed,
        int dead,
        int surplusTasks,
        List<Arrival> arrivals,
        long underSeveralKeys) {}
