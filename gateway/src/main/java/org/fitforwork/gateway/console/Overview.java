package org.fitforwork.gateway.console;

import java.util.List;
import org.fitforwork.gateway.configuration.ConfigurationHistory;
import org.fitforwork.gateway.configuration.ConfigurationHistory.Entry;
import org.fitforwork.gateway.deadline.DueReferrals;
import org.fitforwork.gateway.deadline.DueReferrals.Late;
import org.fitforwork.gateway.deadline.DueReferrals.Which;
import org.fitforwork.gateway.outbox.Destinations;
import org.fitforwork.gateway.outbox.Destinations.Destination;
import org.fitforwork.gateway.reconciliation.Balance;
import org.fitforwork.gateway.reconciliation.Books;
import org.fitforwork.gateway.reconciliation.Findings;
import org.fitforwork.gateway.reconciliation.Findings.Told;
import org.springframework.stereotype.Component;

/** Collects what stands on the first page. */
@Component
class Overview {
    private static final int MOST = 20;

    private final Books books;
    private final DueReferrals referrals;
    private final Destinations destinations;
    private final Findings findings;
    private final ConfigurationHistory configurations;

    Overview(
            Books books,
            DueReferrals referrals,
            Destinations destinations,
            Findings findings,
            ConfigurationHistory configurations) {
        this.books = books;
        this.referrals = referrals;
        this.destinations = destinations;
        this.findings = findings;
        this.configurations = configurations;
    }

    /**
     * All of it, of about the same moment.
     *
     * @param balance as it was drawn last
     * @param late open referrals that missed a deadline, the escalated first
     * @param findings of the reconciliation, the newest first
     * @param configurations the first is in force
     */
    record Now(
            Balance balance,
            List<Late> late,
            List<Destination> destinations,
            List<Told> findings,
            List<Entry> configurations) {}

    Now now() {
        return new Now(
                books.last(),
                referrals.overdue(new Which("", "", ""), MOST),
                destinations.all(),
                findings.last().stream().limit(MOST).toList(),
                configurations.all().stream().limit(MOST).toList());
    }
}
