package org.fitforwork.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Owed messages that nobody works on: found, and given to whoever works next. */
@Component
public class Stranded {
    private static final Logger log = LoggerFactory.getLogger(Stranded.class);

    /** No worker takes a lease for that long: the clock was wrong when this one was taken. */
    private static final String STALE_LEASES =
            """
            update referral.owed_message set leased_until = null, leased_by = null
             where id in (
               select id from referral.owed_message where state = 'owed' and leased_until > :latest
                order by leased_until limit :most for update skip locked)
            returning id, referral_id, organisation""";

    /**
     * No provider is left alone for that long, and none has asked in the future: the clock was ahead. How long it did ask
     * for nobody knows, and it can ask again.
     */
    private static final String ENDLESS_HOLDS =
            """
            delete from referral.held_destination where until > :latest or since > :soon returning organisation""";

    /**
     * No message waits for that long, and a new one waits for nothing: the clock was ahead when this one was put off. One
     * that its organisation asked to wait with is left to the hold.
     */
    private static final String POSTPONED =
            """
            update referral.owed_message set due_at = :now
             where id in (
               select m.id from referral.owed_message m
                where m.state = 'owed' and m.due_at > case when m.attempts = 0 then cast(:soon as timestamptz)
                        else cast(:latest as timestamptz) end
                  and not exists (
                    select 1 from referral.held_destination held
                     where held.organisation = m.organisation and held.until >= m.due_at)
                order by m.due_at limit :most for update skip locked)
            returning id, referral_id, organisation""";

    /**
     * A message may wait its turn for long while its organisation is slow or down, but then somebody tries it from time
     * to time. One behind another of its referral is not looked at; that other one is.
     */
    private static final String UNWORKED =
            """
            select m.id, m.referral_id, m.organisation from referral.owed_message m
             where m.state = 'owed' and m.due_at < :since and (m.leased_until is null or m.leased_until < :since)
               and not exists (
                 select 1 from referral.paused_destination paused where paused.organisation = m.organisation)
               and not exists (
                 select 1 from referral.held_destination held
                  where held.organisation = m.organisation and held.until > :since)
               and not exists (
                 select 1 from referral.owed_message earlier
                  where earlier.referral_id = m.referral_id and earlier.organisation = m.organisation
                    and earlier.state = 'owed' and earlier.sequence < m.sequence)
               and not exists (
                 select 1 from referral.delivery_attempt a join referral.owed_message tried on tried.id = a.message_id
                  where a.at between :since and :now and tried.organisation = m.organisation)
             order by m.due_at limit :most""";

    private final JdbcClient database;
    private final OutboxSettings settings;
    private final WakeUp wakeUp;
    private final Clock clock;

    Stranded(JdbcClient database, OutboxSettings settings, WakeUp wakeUp, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** A message and the referral it belongs to. */
    public record Message(UUID id, UUID referral, String organisation) {}

    /** Takes away leases that reach further than any worker's, at most {@code most}. */
    public List<Message> freeStaleLeases(int most) {
        Instant latest = clock.instant().plus(settings.lease().multipliedBy(2));
        List<Message> freed = database.sql(STALE_LEASES)
                .param("latest", Timestamp.from(latest))
                .param("most", most)
                .query((row, number) -> message(row))
                .list();
        if (!freed.isEmpty()) {
            wakeUp.ring();
        }
        return freed;
    }

    /**
     * Makes due what is put off for longer than a message can be, at most {@code most}. Whom a provider's own wish keeps
     * back stays so.
     */
    public List<Message> hastenPostponed(int most) {
        Instant now = clock.instant();
        List<Message> hastened = database.sql(POSTPONED)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(settings.lease())))
                .param("latest", Timestamp.from(now.plus(settings.longestPause())))
                .param("most", most)
                .query((row, number) -> message(row))
                .list();
        if (!hastened.isEmpty()) {
            wakeUp.ring();
        }
        return hastened;
    }

    /**
     * Ends what keeps messages back for longer than a provider may ask for, or was asked by a clock that was ahead; the
     * clocks of replicas differ a little.
     */
    public void endEndlessHolds() {
        Instant soon = clock.instant().plus(settings.lease());
        List<String> ended = database.sql(ENDLESS_HOLDS)
                .param("latest", Timestamp.from(soon.plus(settings.longestHold())))
                .param("soon", Timestamp.from(soon))
                .query(String.class)
                .list();
        ended.forEach(organisation ->
                log.warn("the wait of {} was written by a clock that was ahead, and ends now", organisation));
        if (!ended.isEmpty()) {
            wakeUp.ring();
        }
    }

    /** Rings for messages that have been due for longer than {@code bound} and are not tried, at most {@code most}. */
    public List<Message> ringForUnworked(Duration bound, int most) {
        Instant now = clock.instant();
        List<Message> unworked = database.sql(UNWORKED)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(bound)))
                .param("most", most)
                .query((row, number) -> message(row))
                .list();
        if (!unworked.isEmpty()) {
            wakeUp.ring();
        }
        return unworked;
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("organisation"));
    }
}
