package org.fitforwork.gateway.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
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
            insert into referral.owed_message (id, referral_id, organisation, about, body, state, due_at, attempts,
                created_at, owed_since)
            values (:id, :referral, :organisation, :about, :body, 'owed', :now, 0, :now, :now)""";

    private static final String TAKE_BACK =
            """
            update referral.owed_message set state = 'withdrawn'
             where referral_id = :referral and organisation = :organisation and about = 'referral'
               and state = 'owed' and attempts = 0""";

    private final JdbcClient database;
    private final WakeUp wakeUp;
    private final Clock clock;

    Outbox(JdbcClient database, WakeUp wakeUp, Clock clock) {
        this.database = database;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** What a message tells its provider. */
    public enum About {
        /** Here is a referral. */
        REFERRAL,
        /** The referral is no longer this provider's. */
        WITHDRAWAL,
        /** This was said about the referral. */
        COMMUNICATION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalStateException outside a transaction: what is owed must be saved together with its reason */
    public void owe(UUID referral, String organisation, About about, String body) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a message is owed only within the transaction that gives reason to it");
        }
        database.sql(OWE)
                .param("id", UUID.randomUUID())
                .param("referral", referral)
                .param("organisation", organisation)
                .param("about", about.code())
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.ring();
            }
        });
    }

    /**
     * Takes back a referral that has not gone out to {@code organisation} yet.
     *
     * @return false if it went out, or may have
     */
    public boolean takeBack(UUID referral, String organisation) {
        return database.sql(TAKE_BACK)
                        .param("referral", referral)
                        .param("organisation", organisation)
                        .update()
                > 0;
    }
}
