package org.fitforwork.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.fitforwork.referral.delivery.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the outbox: leased by one worker at a time, whichever process it runs in, and settled by the same. */
@Component
class OwedMessages {
    private static final Logger log = LoggerFactory.getLogger(OwedMessages.class);

    private static final String DUE_ONES =
            "m.state = 'owed' and m.due_at <= :now and (m.leased_until is null or m.leased_until <= :now)";

    /** Asked of an organisation and not of each message, so that a long queue is not looked through. */
    private static final String SENT_TO =
            """
            not exists (
                select 1 from referral.paused_destination paused where paused.organisation = %1$s)
              and not exists (
                select 1 from referral.held_destination held where held.organisation = %1$s and held.until > :now)""";

    /** From one organisation to the next along the index, however long the queue of each is. */
    private static final String DUE =
            """
            with recursive destination (organisation) as (
              (select organisation from referral.owed_message where state = 'owed' order by organisation limit 1)
              union all
              select (select further.organisation from referral.owed_message further
                       where further.state = 'owed' and further.organisation > destination.organisation
                       order by further.organisation limit 1)
                from destination where destination.organisation is not null)
            select destination.organisation from destination cross join lateral (
              select m.urgent, m.due_at from referral.owed_message m
               where m.organisation = destination.organisation and %s
               order by m.urgent desc, m.due_at limit 1) next
             where %s
             order by next.urgent desc, next.due_at"""
                    .formatted(DUE_ONES, SENT_TO.formatted("destination.organisation"));

    /** Only the oldest message of a referral to an organisation may go, which keeps them in order. */
    private static final String LEASE =
            """
            update referral.owed_message set leased_until = :until, leased_by = :replica, attempts = attempts + 1
             where id in (
               select m.id from referral.owed_message m
                where m.organisation = :organisation and %s and %s
                  and not exists (
                    select 1 from referral.owed_message earlier
                     where earlier.referral_id = m.referral_id and earlier.organisation = m.organisation
                       and earlier.state = 'owed' and earlier.sequence < m.sequence)
                order by m.urgent desc, m.due_at
                limit :most
                for update skip locked)
            returning id, referral_id, organisation, about, body, attempts"""
                    .formatted(DUE_ONES, SENT_TO.formatted(":organisation"));

    private static final String HAND_BACK =
            """
            update referral.owed_message set leased_until = null, leased_by = null
             where state = 'owed' and leased_by = :replica""";

    private static final String HOLD =
            """
            insert into referral.held_destination (organisation, until, since) values (:organisation, :until, :now)
            on conflict (organisation) do update set until = excluded.until, since = excluded.since
             where held_destination.until < excluded.until""";

    private static final String FAILED_ATTEMPT =
            """
            insert into referral.delivery_attempt (message_id, attempt, at, outcome, reason)
            values (:id, :attempt, :now, 'failed', :reason)""";

    private static final String DELIVERED =
            """
            with attempted as (
                insert into referral.delivery_attempt (message_id, attempt, at, outcome, reason)
                values (:id, :attempt, :now, 'delivered', ''))
            update referral.owed_message m
               set state = 'delivered', delivered_at = :now, leased_until = null, leased_by = null
             where m.id = :id and m.state = 'owed'
            returning exists (
                select 1 from referral.owed_message later
                 where later.referral_id = m.referral_id and later.state = 'owed' and later.id <> m.id)""";

    /** A worker whose lease ran out leaves the message to the one that has it now. */
    private static final String FAILED =
            """
            update referral.owed_message set due_at = :due, leased_until = null, leased_by = null
             where id = :id and state = 'owed' and attempts = :attempt""";

    private static final String GIVEN_UP =
            """
            update referral.owed_message set state = 'dead', leased_until = null, leased_by = null
             where id = :id and state = 'owed' and attempts = :attempt and owed_since <= :oldest""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Consequence consequence;
    private final HandedOut handedOut;
    private final OutboxSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final String replica = UUID.randomUUID().toString();

    OwedMessages(
            JdbcClient database,
            TransactionTemplate transaction,
            Consequence consequence,
            HandedOut handedOut,
            OutboxSettings settings,
            Clock clock,
            RandomGenerator random) {
        this.database = database;
        this.transaction = transaction;
        this.consequence = consequence;
        this.handedOut = handedOut;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** A delivery, whether it brings the referral itself, and the number of this attempt at it, from 1. */
    record Leased(Delivery delivery, boolean bringsReferral, int attempt) {}

    /** The organisations to which something is due, those with urgent messages first. */
    List<String> due() {
        return database.sql(DUE)
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
    }

    /** Leases up to {@code most} messages that are due to {@code organisation}. */
    List<Leased> lease(String organisation, int most) {
        Instant now = clock.instant();
        return database.sql(LEASE)
                .param("until", Timestamp.from(now.plus(settings.lease())))
                .param("now", Timestamp.from(now))
                .param("organisation", organisation)
                .param("most", most)
                .param("replica", replica)
                .query((row, number) -> leased(row))
                .list();
    }

    private static Leased leased(ResultSet row) throws SQLException {
        return new Leased(
                new Delivery(
                        row.getObject("id", UUID.class),
                        row.getObject("referral_id", UUID.class),
                        row.getString("organisation"),
                        row.getString("body")),
                row.getString("about").equals(Outbox.About.REFERRAL.code()),
                row.getInt("attempts"));
    }

    /** True if more is owed of the same referral, which waited for this. */
    boolean delivered(Leased leased) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean more = database.sql(DELIVERED)
                    .param("id", leased.delivery().id())
                    .param("attempt", leased.attempt())
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Boolean.class)
                    .optional()
                    .orElse(true);
            handedOut.attempted(leased.delivery().referral(), leased.delivery().organisation(), true);
            return more;
        }));
    }

    /**
     * The message is due again after a pause, or given up if it has been owed for too long.
     *
     * @param failure what went wrong, without a word of the message or of the provider's answer
     */
    void failed(Leased leased, DeliveryFailed failure) {
        Instant now = clock.instant();
        Instant asked = now.plus(asked(failure));
        transaction.executeWithoutResult(status -> {
            failed(leased, now, failure.reason());
            if (asked.isAfter(now)) {
                database.sql(HOLD)
                        .param("organisation", leased.delivery().organisation())
                        .param("until", Timestamp.from(asked))
                        .param("now", Timestamp.from(now))
                        .update();
            }
            if (givenUp(leased)) {
                if (leased.bringsReferral()) {
                    consequence.givenUp(
                            leased.delivery().referral(), leased.delivery().organisation());
                }
                log.warn("{} is given up after attempt {}", leased.delivery(), leased.attempt());
            } else {
                database.sql(FAILED)
                        .param("id", leased.delivery().id())
                        .param("attempt", leased.attempt())
                        .param("due", Timestamp.from(later(asked, now.plus(settings.pause(leased.attempt(), random)))))
                        .update();
            }
        });
    }

    private Duration asked(DeliveryFailed failure) {
        Duration asked = failure.asksFor();
        return asked == null
                ? Duration.ZERO
                : asked.compareTo(settings.longestHold()) > 0 ? settings.longestHold() : asked;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Gives up every lease that this process holds, so that another replica takes the messages at once. */
    int handBack() {
        return database.sql(HAND_BACK).param("replica", replica).update();
    }

    private boolean givenUp(Leased leased) {
        return database.sql(GIVEN_UP)
                        .param("id", leased.delivery().id())
                        .param("attempt", leased.attempt())
                        .param("oldest", Timestamp.from(clock.instant().minus(settings.giveUpAfter())))
                        .update()
                == 1;
    }

    private void failed(Leased leased, Instant now, String reason) {
        database.sql(FAILED_ATTEMPT)
                .param("id", leased.delivery().id())
                .param("attempt", leased.attempt())
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .update();
        handedOut.attempted(leased.delivery().referral(), leased.delivery().organisation(), false);
    }
}
