package org.fitforwork.gateway.feed;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.fitforwork.gateway.ledger.Change;
import org.fitforwork.gateway.ledger.Follower;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives every change its number in each subscription of the referrer. It does so last of all in the transaction: the
 * subscription's row is locked from the count to the commit, so that numbers have no gaps and are in the order of the
 * commits, and nobody waits for more than a commit.
 */
@Component
class Numbering implements Follower {
    /** In one order everywhere, so that two transactions never wait for each other. */
    private static final String LOCK =
            """
            select id from referral.subscription where organisation = :organisation and status <> 'off'
             order by id
             for update""";

    private static final String NUMBER =
            """
            with numbered as (
              update referral.subscription set events = events + 1 where id in (:ids) returning id, events)
            insert into referral.subscription_event (subscription, number, at, task_id, task_version,
                service_request_id, referral_id, sequence)
            select id, events, :at, :task, :version, :request, :referral, :sequence from numbered""";

    private final JdbcClient database;
    private final Bell bell;

    Numbering(JdbcClient database, Bell bell) {
        this.database = database;
        this.bell = bell;
    }

    /** @throws IllegalStateException outside a transaction */
    @Override
    public void changed(Change change) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(this::pending)
                .changes
                .add(change);
    }

    private Pending pending() {
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** The changes of one transaction, in their order. */
    private final class Pending implements TransactionSynchronization {
        private final List<Change> changes = new ArrayList<>();
        private boolean numbered;

        @Override
        public void beforeCommit(boolean readOnly) {
            changes.stream().map(Change::referrer).distinct().sorted().forEach(this::number);
        }

        private void number(String referrer) {
            List<String> ids = database.sql(LOCK)
                    .param("organisation", referrer)
                    .query(String.class)
                    .list();
            if (ids.isEmpty()) {
                return;
            }
            numbered = true;
            changes.stream()
                    .filter(change -> change.referrer().equals(referrer))
                    .forEach(change -> database.sql(NUMBER)
                            .param("ids", ids)
                            .param("at", Timestamp.from(change.at()))
                            .param("task", change.taskId())
                            .param("version", change.taskVersion())
                            .param("request", change.serviceRequestId())
                            .param("referral", change.referral())
                            .param("sequence", change.sequence())
                            .update());
        }

        @Override
        public void afterCommit() {
            if (numbered) {
                bell.ring();
            }
        }
    }
}
