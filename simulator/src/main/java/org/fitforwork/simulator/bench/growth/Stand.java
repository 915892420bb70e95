package org.fitforwork.simulator.bench.growth;

import java.util.Map;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.result.Window;

/**
 * What the gateway does with so much stored.
 *
 * @param size how much is stored when it starts
 * @param searches times by what is asked
 * @param most all it takes
 * @param drainedPerSecond messages of a backlog that providers get, while referrals come in
 * @param sweepMs time in which an open referral is looked at by the reconciliation
 * @param balanceMs time in which the reconciliation draws its balance
 */
record Stand(
        Size size,
        Map<String, Latency> searches,
        Window most,
        double drainedPerSecond,
        double sweepMs,
        double balanceMs) {

    /**
     * Rows of the database.
     *
     * @param events of the ledger
     * @param audited events of the audit trail
     * @param bytes of the whole database on disk
     */
    record Size(long referrals, long events, long audited, long bytes) {}
}
