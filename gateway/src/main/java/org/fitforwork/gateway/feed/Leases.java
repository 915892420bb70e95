package org.fitforwork.gateway.feed;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fitforwork.gateway.feed.notification.Feed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sends to which subscription now: one worker at a time, whichever process it runs in. */
@Component
class Leases {
    /** What a lease has beyond the endpoint's timeout: to read the events, and to settle. */
    private static final int MARGIN_SECONDS = 20;

    /**
     * A time that lies further ahead than a worker would put it was written by a clock that has been put back, and waits
     * for nothing. Only after a failure is a subscription not due at once. The clocks of replicas differ a little, so a
     * lease is good for twice its time.
     */
    private static final String LEASE =
            """
            update referral.subscription
               set leased_until = cast(:now as timestamptz) + make_interval(secs => timeout + :margin), turn = turn + 1
             where id in (
               select id from referral.subscription
                where status <> 'off' and (failures > 0) = :failing
                  and (failures = 0 or due_at <= :now or due_at > :latest)
                  and (leased_until is null or leased_until <= :now
                    or leased_until > cast(:now as timestamptz) + make_interval(secs => 2 * (timeout + :margin)))
                  and (not handshaken or events > delivered or status = 'error'
                    or heartbeat > 0 and (sent_at + make_interval(secs => heartbeat) <= :now
                      or sent_at > cast(:now as timestamptz) + make_interval(secs => :margin)))
                order by due_at
                limit :most
                for update skip locked)
            returning """
                    + " " + Feeds.COLUMNS;

    private static final String TAKEN =
            """
            update referral.subscription
               set delivered = greatest(delivered, :delivered), handshaken = true, failures = 0, failing_since = null,
                   error_code = null, error = null, due_at = :now, sent_at = :now, leased_until = null
             where id = :id and turn = :turn""";

    private static final String FAILED =
            """
            update referral.subscription
               set failures = failures + 1, failing_since = coalesce(failing_since, :now), error_code = :code,
                   error = :error, sent_at = :now
             where id = :id and turn = :turn
            returning failures, failing_since""";

    private static final String AGAIN =
            "update referral.subscription set due_at = :due, leased_until = null where id = :id";

    private final JdbcClient database;
    private final FeedSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    Leases(JdbcClient database, FeedSettings settings, Clock clock, RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * How long an endpoint has failed.
     *
     * @param failures in a row
     */
    record Failing(int failures, Duration since) {}

    private record Failures(int failures, Instant failingSince) {}

    /**
     * Leases up to {@code most} subscriptions to which something is due.
     *
     * @param failing whether it is the turn of those whose last notification failed, or of the others
     */
    List<Feed> lease(boolean failing, int most) {
        Instant now = clock.instant();
        return database.sql(LEASE)
                .param("now", Timestamp.from(now))
                .param("latest", Timestamp.from(now.plus(settings.longestPause())))
                .param("margin", MARGIN_SECONDS)
                .param("failing", failing)
                .param("most", most)
                .query((row, number) -> Feeds.feed(row))
                .list();
    }

    /**
     * The endpoint took a notification.
     *
     * @param delivered number of the last event in it, or of the last one before
     * @return false if the lease had passed to another, or the Subscription was changed meanwhile
     */
    boolean taken(Feed feed, long delivered) {
        return database.sql(TAKEN)
                        .param("id", feed.id())
                        .param("turn", feed.turn())
                        .param("delivered", delivered)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The endpoint did not take a notification, and is tried again after a pause; empty as {@code taken} is false. */
    Optional<Failing> failed(Feed feed, PostFailed failure) {
        Instant now = clock.instant();
        Optional<Failures> failures = database.sql(FAILED)
                .param("id", feed.id())
                .param("turn", feed.turn())
                .param("code", failure.code(), Types.VARCHAR)
                .param("error", String.valueOf(failure.getMessage()))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Failures(
                        row.getInt("failures"),
                        row.getTimestamp("failing_since").toInstant()))
                .optional();
        failures.ifPresent(failing -> database.sql(AGAIN)
                .param("id", feed.id())
                .param("due", Timestamp.from(now.plus(settings.pause(failing.failures(), random))))
                .update());
        return failures.map(failing -> new Failing(failing.failures(), Duration.between(failing.failingSince(), now)));
    }
}
