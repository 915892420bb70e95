package org.fitforwork.gateway.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes messages into debt. They are owed as soon as, and only if, the caller's transaction commits. */
@Component
public class Outbox {
    private static final String OWE =
            """
            insert into referral.owed_message (id, referral_id, organisation, body, state, due_at, attempts, created_at,
                owed_since, urgent)
            values (:id, :referral, :organisation, :body, 'owed', :now, 0, :now, :now, :urgent)""";

    private final JdbcClient database;
    private final WakeUp wakeUp;
    private final Clock clock;

    Outbox(JdbcClient database, WakeUp wakeUp, Clock clock) {
        this.database = database;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Owes a message that is not urgent; otherwise as below. */
    public void owe(UUID referral, String organisation, String body) {
        owe(referral, organisation, body, false);
    }

    /**
     * Owes a message.
     *
     * @param urgent goes before everything to the same organisation that is not
     * @throws IllegalStateException outside a transaction: what is owed must be saved together with its reason
     */
    public void owe(UUID referral, String organisation, String body, boolean urgent) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a message is owed only within the transaction that gives reason to it");
        }
        database.sql(OWE)
                .param("id", UUID.randomUUID())
                .param("referral", referral)
                .param("organisation", organisation)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .param("urgent", urgent)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.ring();
            }
        });
    }
}
