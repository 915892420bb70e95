package org.fitforwork.gateway.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.outbox.MessageHistory.Message;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Owes a message again that was given up, or that a provider has lost. It is the same message under the same key, so a
 * provider that has it keeps one; and one that is owed already is owed once.
 */
@Component
public class Replay {
    /** What the referrer has taken back, or another provider has now, is no longer this one's to receive. */
    private static final String OWE_AGAIN =
            """
            update referral.owed_message m
               set state = 'owed', due_at = :now, owed_since = :now, leased_until = null, delivered_at = null
             where m.id = :id and m.state in ('dead', 'delivered')
               and (m.about = 'withdrawal' or exists (
                 select 1 from referral.referral r
                  where r.id = m.referral_id and r.provider = m.organisation
                    and r.status not in ('cancelled', 'entered-in-error') and r.consent_withdrawn_at is null))
            returning m.referral_id, m.organisation, m.about = 'referral' as brings_referral""";

    private static final String FAILED =
            """
            select m.referral_id from referral.owed_message m
             where m.id = :id and m.state = 'dead' and m.about = 'referral'
               for update""";

    private static final String REPLACED = "update referral.owed_message set state = 'withdrawn' where id = :id";

    private static final String DEAD =
            """
            select id from referral.owed_message where organisation = :organisation and state = 'dead'
             order by sequence""";

    private static final int ATTEMPTS = 3;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Consequence consequence;
    private final Destinations destinations;
    private final MessageHistory history;
    private final WakeUp wakeUp;
    private final Clock clock;

    Replay(
            JdbcClient database,
            TransactionTemplate transaction,
            Consequence consequence,
            Destinations destinations,
            MessageHistory history,
            WakeUp wakeUp,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.consequence = consequence;
        this.destinations = destinations;
        this.history = history;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Which way a message goes again. */
    public enum Route {
        /** The same message to the same provider. */
        AS_IT_RAN,
        /** Decided anew by the configuration in force, where that gives it to another provider; else as it ran. */
        TODAY
    }

    private record Owing(UUID referralId, String organisation, boolean bringsReferral) {}

    /** How many were owed again, and how many stay dead because their referrals are no longer for this provider. */
    public record Replayed(int replayed, int withdrawn) {}

    /**
     * The message as it stands after; one that was owed already is left alone.
     *
     * @throws NotTaken if there is no such message, or its referral was withdrawn
     */
    Message message(UUID id, String by, Route route) {
        boolean owedAgain = owe(id, by, route) == 1;
        wakeUp.ring();
        Message message = history.message(id)
                .orElseThrow(() -> new NotTaken(HttpStatus.NOT_FOUND, "there is no message of this id"));
        if (!owedAgain && !message.state().equals(MessageState.OWED.code())) {
            throw new NotTaken(
                    HttpStatus.CONFLICT,
                    "the referral was withdrawn, or is with another provider, so it is not sent to this one");
        }
        return message;
    }

    /**
     * Every dead message of the organisation, the oldest first, each in a transaction of its own.
     *
     * @throws NotTaken if there is no such organisation
     */
    public Replayed organisation(String organisation, String by, Route route) {
        destinations.known(organisation);
        List<UUID> dead = database.sql(DEAD)
                .param("organisation", organisation)
                .query(UUID.class)
                .list();
        int replayed = dead.stream().mapToInt(id -> owe(id, by, route)).sum();
        wakeUp.ring();
        return new Replayed(replayed, dead.size() - replayed);
    }

    private int owe(UUID id, String by, Route route) {
        for (int attempt = 1; ; attempt++) {
            try {
                Integer owedAgain = transaction.execute(
                        status -> route == Route.TODAY && decidedAnew(id, by) ? 1 : asItRan(id, by));
                return owedAgain == null ? 0 : owedAgain;
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The dead message is replaced by the one to the provider that has the referral now. */
    private boolean decidedAnew(UUID id, String by) {
        boolean anew = database.sql(FAILED).param("id", id).query(UUID.class).list().stream()
                .anyMatch(referral -> consequence.decidedAnew(referral, by));
        if (anew) {
            database.sql(REPLACED).param("id", id).update();
        }
        return anew;
    }

    private int asItRan(UUID id, String by) {
        List<Owing> owing = database.sql(OWE_AGAIN)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(Owing.class)
                .list();
        owing.stream()
                .filter(Owing::bringsReferral)
                .forEach(owed -> consequence.replayed(owed.referralId(), owed.organisation(), by));
        return owing.size();
    }
}
