package org.fitforwork.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fitforwork.gateway.configuration.LoadedConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The organisations that messages go to: what each is owed, and which are sent nothing for now. A pause is a row, and
 * leasing leaves its messages out, so that every replica keeps to it. What is under way is not called back.
 */
@Component
public class Destinations {
    private static final String PAUSE =
            """
            insert into referral.paused_destination (organisation, since, paused_by) values (:id, :now, :by)
            on conflict (organisation) do nothing""";
    private static final String RESUME = "delete from referral.paused_destination where organisation = :id";
    private static final String DUE_NOW =
            """
            update referral.owed_message set due_at = :now
             where organisation = :id and state = 'owed' and due_at > :now""";
    private static final String BUSY =
            """
            select coalesce(m.organisation, p.organisation) as organisation,
                   coalesce(m.owed, 0) as owed, coalesce(m.dead, 0) as dead, m.oldest, p.since, p.paused_by
              from (select organisation, count(*) filter (where state = 'owed') as owed,
                           count(*) filter (where state = 'dead') as dead,
                           min(due_at) filter (where state = 'owed' and due_at <= :now) as oldest
                      from referral.owed_message where state in ('owed', 'dead') group by organisation) m
              full join referral.paused_destination p on p.organisation = m.organisation""";

    private final JdbcClient database;
    private final LoadedConfiguration configuration;
    private final Lanes lanes;
    private final WakeUp wakeUp;
    private final Clock clock;

    Destinations(JdbcClient database, LoadedConfiguration configuration, Lanes lanes, WakeUp wakeUp, Clock clock) {
        this.database = database;
        this.configuration = configuration;
        this.lanes = lanes;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /**
     * One destination.
     *
     * @param oldestDueFor how long the message has been due that has been due longest; null if none is
     * @param paused null while it is sent what is due
     * @param heldUntil until when it asked, by Retry-After, to be sent nothing; null if it did not
     * @param breaker closed while messages flow, open while none is sent, half-open while one is tried; of this replica
     */
    public record Destination(
            String organisation,
            int owed,
            int dead,
            @Nullable Duration oldestDueFor,
            @Nullable Pause paused,
            @Nullable Instant heldUntil,
            String breaker) {
        static Destination idle(String organisation) {
            return new Destination(organisation, 0, 0, null, null, null, "");
        }

        Destination with(@Nullable Instant until, String state) {
            return new Destination(organisation, owed, dead, oldestDueFor, paused, until, state);
        }
    }

    /** Since when, and by which client. */
    public record Pause(Instant since, String by) {}

    /** Every organisation of the configuration in force, and any that left it and has messages here. */
    public List<Destination> all() {
        Instant now = clock.instant();
        Map<String, Destination> busy = database
                .sql(BUSY)
                .param("now", Timestamp.from(now))
                .query((row, number) -> destination(row, now))
                .list()
                .stream()
                .collect(Collectors.toMap(Destination::organisation, Function.identity()));
        var ids = new TreeSet<>(configuration.current().organisations().keySet());
        ids.addAll(busy.keySet());
        Map<String, Instant> held = held(now);
        return ids.stream()
                .map(id -> busy.getOrDefault(id, Destination.idle(id))
                        .with(held.get(id), lanes.to(id).state()))
                .toList();
    }

    private record Hold(String organisation, Instant until) {}

    private Map<String, Instant> held(Instant now) {
        return database
                .sql("select organisation, until from referral.held_destination where until > :now")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Hold(
                        row.getString("organisation"), row.getTimestamp("until").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Hold::organisation, Hold::until));
    }

    private static Destination destination(ResultSet row, Instant now) throws SQLException {
        Timestamp oldest = row.getTimestamp("oldest");
        Timestamp since = row.getTimestamp("since");
        return new Destination(
                row.getString("organisation"),
                row.getInt("owed"),
                row.getInt("dead"),
                oldest == null ? null : Duration.between(oldest.toInstant(), now),
                since == null ? null : new Pause(since.toInstant(), row.getString("paused_by")),
                null,
                "");
    }

    /** Pausing what is paused leaves it as it was paused first. */
    public Destination pause(String id, String by) {
        known(id);
        database.sql(PAUSE)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        return known(id);
    }

    /** Sends all that is owed at once, even what the organisation asked to wait with, or what failed a moment ago. */
    public Destination resume(String id) {
        known(id);
        database.sql(RESUME).param("id", id).update();
        database.sql("delete from referral.held_destination where organisation = :id")
                .param("id", id)
                .update();
        database.sql(DUE_NOW)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        wakeUp.ring();
        return known(id);
    }

    /** @throws NotTaken if there is no such organisation */
    Destination known(String id) {
        List<Destination> all = all();
        return all.stream()
                .filter(destination -> destination.organisation().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotTaken(
                        HttpStatus.NOT_FOUND,
                        "there is no organisation of this id; there are: "
                                + all.stream().map(Destination::organisation).collect(Collectors.joining(", "))));
    }
}
