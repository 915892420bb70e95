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
                created_at, owed_since, urgent)
            values (:id, :referral, :organisation, :about, :body, 'owed', :now, 0, :now, :now, :urgent)""";

    private static final String TAKE_BACK =
            """
            update referral.owed_message set state = 'withdrawn'
             where referral_id = :referral and organisation = :organisation and about = 'referral'
               and state = 'owed' and attempts = 0""";

    /** What is on its way cannot be called back; should it have to go again, it goes as the notice. */
    private static final String WITHHOLD =
            """
            update referral.owed_message
               set body = case when leased_until > :now then :notice else '{}' end,
                   state = case when leased_until > :now then state else 'withdrawn' end
             where referral_id = :referral and organisation = :organisation and about <> 'withdrawal'
               and state in ('owed', 'dead')""";

    private static final String WENT_OUT =
            """
            select exists (
                select 1 from referral.owed_message
                 where referral_id = :referral and organisation = :organisation and about = 'referral'
                   and attempts > 0)""";

    private static final String BRINGS =
            """
            select exists (
                select 1 from referral.owed_message
                 where referral_id = :referral and organisation = :organisation and about = 'referral'
                   and state in ('owed', 'delivered'))""";

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

    /**
     * A message to be owed.
     *
     * @param urgent goes before everything to the same organisation that is not
     * @param body the FHIR JSON to hand over
     */
    public record Debt(UUID referral, String organisation, About about, boolean urgent, String body) {
        @Override
        public String toString() {
            return about + " of referral " + referral + " to " + organisation;
        }
    }

    /** @throws IllegalStateException outside a transaction: what is owed must be saved together with its reason */
    public void owe(Debt debt) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a message is owed only within the transaction that gives reason to it");
        }
        database.sql(OWE)
                .param("id", UUID.randomUUID())
                .param("referral", debt.referral())
                .param("organisation", debt.organisation())
                .param("about", debt.about().code())
                .param("body", debt.body())
                .param("now", Timestamp.from(clock.instant()))
                .param("urgent", debt.urgent())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.ring(debt.organisation());
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

    /**
     * Sends {@code organisation} nothing more of the referral that it has not got.
     *
     * @param notice FHIR JSON to send in place of what is on its way, should that have to go again
     * @return true if the referral itself went out to it, or may have
     */
    public boolean withhold(UUID referral, String organisation, String notice) {
        database.sql(WITHHOLD)
                .param("referral", referral)
                .param("organisation", organisation)
                .param("notice", notice)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return database.sql(WENT_OUT)
                .param("referral", referral)
                .param("organisation", organisation)
                .query(Boolean.class)
                .single();
    }

    /** True if the referral is owed to {@code organisation} or was brought to it. */
    public boolean brings(UUID referral, String organisation) {
        return database.sql(BRINGS)
                .param("referral", referral)
                .param("organisation", organisation)
                .query(Boolean.class)
                .single();
    }
}
