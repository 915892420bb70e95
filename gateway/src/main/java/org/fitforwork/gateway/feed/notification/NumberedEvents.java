package org.fitforwork.gateway.feed.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbered events of subscriptions. They are kept, so that whoever missed some can ask. */
@Component
public class NumberedEvents {
    private static final String RANGE =
            """
            select number, at, task_id, task_version, service_request_id from referral.subscription_event
             where subscription = :subscription and number between :from and :to
             order by number
             limit :most""";

    private final JdbcClient database;

    NumberedEvents(JdbcClient database) {
        this.database = database;
    }

    /** Those from number {@code from} to number {@code to}, both included; the first {@code most} of them. */
    public List<Event> range(Feed feed, long from, long to, int most) {
        return database.sql(RANGE)
                .param("subscription", feed.id())
                .param("from", from)
                .param("to", to)
                .param("most", most)
                .query((row, number) -> event(row))
                .list();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("task_id"),
                row.getLong("task_version"),
                row.getString("service_request_id"));
    }
}
