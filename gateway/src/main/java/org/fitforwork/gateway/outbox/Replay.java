package org.fitforwork.gateway.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.outbox.MessageHistory.Message;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Owes a message again that was given up, or that a provider has lost. It is the same message under the same key, so a
 * provider that has it keeps one; and one that is owed already is owed once.
 */
@Component
class Replay {
    /** What the referrer has taken back is no longer anybody's to receive. */
    private static final String OWE_AGAIN =
            """
            update referral.owed_message m
               set state = 'owed', due_at = :now, owed_since = :now, leased_until = null, delivered_at = null
             where m.id = :id and m.state in ('dead', 'delivered')
               and not exists (
                 select 1 from referral.referral r
                  where r.id = m.referral_id and r.status in ('cancelled', 'entered-in-error'))
            returning m.referral_id""";

    private static final String DEAD =
            """
            select id from referral.owed_message where organisation = :organisation and state = 'dead'
             order by sequence""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Consequence consequence;
    private final MessageHistory history;
    private final WakeUp wakeUp;
    private final Clock clock;

    Replay(
            JdbcClient database,
            TransactionTemplate transaction,
            Consequence consequence,
            MessageHistory history,
            WakeUp wakeUp,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.consequence = consequence;
        this.history = history;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** How many were owed again, and how many stay dead because their referrals were withdrawn. */
    record Replayed(int replayed, int withdrawn) {}

    /**
     * The message as it stands after; one that was owed already is left alone.
     *
     * @throws NotTaken if there is no such message, or its referral was withdrawn
     */
    Message message(UUID id, String by) {
        boolean owedAgain = owe(id, by) == 1;
        wakeUp.ring();
        Message message = history.message(id)
                .orElseThrow(() -> new NotTaken(HttpStatus.NOT_FOUND, "there is no message of this id"));
        if (!owedAgain && !message.state().equals(MessageState.OWED.code())) {
            throw new NotTaken(
                    HttpStatus.CONFLICT, "the referrer has withdrawn the referral, so it is not sent to anybody");
        }
        return message;
    }

    /** Every dead message of the organisation, the oldest first, each in a transaction of its own. */
    Replayed organisation(String organisation, String by) {
        List<UUID> dead = database.sql(DEAD)
                .param("organisation", organisation)
                .query(UUID.class)
                .list();
        int replayed = dead.stream().mapToInt(id -> owe(id, by)).sum();
        wakeUp.ring();
        return new Replayed(replayed, dead.size() - replayed);
    }

    private int owe(UUID id, String by) {
        Integer owedAgain = transaction.execute(status -> {
            List<UUID> referral = database.sql(OWE_AGAIN)
                    .param("id", id)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(UUID.class)
                    .list();
            referral.forEach(owing -> consequence.replayed(owing, by));
            return referral.size();
        });
        return owedAgain == null ? 0 : owedAgain;
    }
}
