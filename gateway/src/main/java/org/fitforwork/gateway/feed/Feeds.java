package org.fitforwork.gateway.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.feed.notification.Content;
import org.fitforwork.gateway.feed.notification.Feed;
import org.fitforwork.gateway.feed.notification.Feed.Trouble;
import org.fitforwork.gateway.feed.notification.Terms;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows beside the Subscription resources. They repeat what a delivery needs, so that it reads one row, and every
 * change of a Subscription locks its row first.
 */
@Component
public class Feeds {
    static final String COLUMNS =
            """
            id, organisation, status, base, endpoint, headers, mime, content, heartbeat, timeout, max_count, events,
            delivered, handshaken, error_code, error, turn""";

    private static final String ADD =
            """
            insert into referral.subscription (id, organisation, status, base, endpoint, headers, mime, content,
                heartbeat, timeout, max_count, due_at)
            values (:id, :organisation, 'requested', :base, :endpoint, :headers, :mime, :content, :heartbeat, :timeout,
                :maxCount, :now)""";

    /** A new turn leaves behind whoever is sending by the old terms. */
    private static final String RENEW =
            """
            update referral.subscription
               set status = 'requested', base = :base, endpoint = :endpoint, headers = :headers, mime = :mime,
                   content = :content, heartbeat = :heartbeat, timeout = :timeout, max_count = :maxCount,
                   handshaken = false, failures = 0, failing_since = null, error_code = null, error = null,
                   due_at = :now, leased_until = null, turn = turn + 1
             where id = :id""";

    private static final String END =
            "update referral.subscription set status = 'off', leased_until = null, turn = turn + 1 where id = :id";

    private final JdbcClient database;
    private final Clock clock;

    Feeds(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<Feed> find(String id) {
        return database.sql("select " + COLUMNS + " from referral.subscription where id = :id")
                .param("id", id)
                .query((row, number) -> feed(row))
                .optional();
    }

    /** Holds the row until the transaction ends. */
    public Feed lock(String id) {
        return database.sql("select " + COLUMNS + " from referral.subscription where id = :id for update")
                .param("id", id)
                .query((row, number) -> feed(row))
                .single();
    }

    public List<Feed> of(String organisation) {
        return database.sql("select " + COLUMNS
                        + " from referral.subscription where organisation = :organisation order by id")
                .param("organisation", organisation)
                .query((row, number) -> feed(row))
                .list();
    }

    /** How many of the organisation's are not off; until the transaction ends, nobody else counts. */
    public int countAlone(String organisation) {
        database.sql("select pg_advisory_xact_lock(hashtext('subscription'), hashtext(:organisation))")
                .param("organisation", organisation)
                .query((row, number) -> true)
                .list();
        return database.sql(
                        "select count(*) from referral.subscription where organisation = :organisation and status <> 'off'")
                .param("organisation", organisation)
                .query(Integer.class)
                .single();
    }

    public void add(String id, String organisation, String base, Terms terms) {
        with(terms, ADD)
                .param("id", id)
                .param("organisation", organisation)
                .param("base", base)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** By new terms, from a new handshake on. Numbers go on where they were. */
    public void renew(String id, String base, Terms terms) {
        with(terms, RENEW)
                .param("id", id)
                .param("base", base)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public void end(String id) {
        database.sql(END).param("id", id).update();
    }

    void status(String id, SubscriptionStatus status) {
        database.sql("update referral.subscription set status = :status where id = :id")
                .param("id", id)
                .param("status", status.toCode())
                .update();
    }

    private JdbcClient.StatementSpec with(Terms terms, String sql) {
        return database.sql(sql)
                .param("endpoint", terms.endpoint())
                .param("headers", String.join("\n", terms.headers()))
                .param("mime", terms.mime())
                .param("content", terms.content().code())
                .param("heartbeat", terms.heartbeat())
                .param("timeout", terms.timeout())
                .param("maxCount", terms.maxCount());
    }

    static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                row.getString("id"),
                row.getString("organisation"),
                SubscriptionStatus.fromCode(row.getString("status")),
                row.getString("base"),
                new Terms(
                        row.getString("endpoint"),
                        row.getString("headers").lines().toList(),
                        row.getString("mime"),
                        Content.of(row.getString("content")).orElseThrow(),
                        row.getInt("heartbeat"),
                        row.getInt("timeout"),
                        row.getInt("max_count")),
                row.getLong("events"),
                row.getLong("delivered"),
                row.getBoolean("handshaken"),
                trouble(row.getString("error_code"), row.getString("error")),
                row.getLong("turn"));
    }

    private static @Nullable Trouble trouble(@Nullable String code, @Nullable String reason) {
        return reason == null ? null : new Trouble(code, reason);
    }
}
