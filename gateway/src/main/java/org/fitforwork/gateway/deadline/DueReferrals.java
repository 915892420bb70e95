package org.fitforwork.gateway.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the referrals for which something is due, and those that missed it. */
@Component
public class DueReferrals {
    private static final String DUE =
            """
            select id from referral.referral where deadline_at <= :now order by deadline_at limit :most""";
    private static final String OVERDUE =
            """
            select id, task_id, programme, provider, status, deadline, deadline_at, overdue, escalated
              from referral.referral
             where open and overdue > 0
               and (:provider = '' or provider = :provider)
               and (:programme = '' or programme = :programme)
               and (:task = '' or task_id = :task)
             order by escalated desc, overdue desc, deadline_at
             limit :most""";

    private final JdbcClient database;
    private final Clock clock;

    DueReferrals(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A referral that missed a deadline.
     *
     * @param waitsFor what it waits for
     * @param next when it is told of again
     * @param missed how often the deadline has passed since the provider last acted
     */
    public record Late(
            UUID referral,
            String task,
            String programme,
            String provider,
            String status,
            String waitsFor,
            Instant next,
            int missed,
            boolean escalated) {}

    List<UUID> due(int most) {
        return database.sql(DUE)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * Which of the late referrals are asked for; empty stands for any.
     *
     * @param provider code of the provider
     * @param programme id of the programme
     * @param task id of the Task
     */
    public record Which(String provider, String programme, String task) {}

    /** The escalated first, then those that missed most. */
    public List<Late> overdue(Which which, int most) {
        return database.sql(OVERDUE)
                .param("provider", which.provider())
                .param("programme", which.programme())
                .param("task", which.task())
                .param("most", most)
                .query((row, number) -> late(row))
                .list();
    }

    private static Late late(ResultSet row) throws SQLException {
        return new Late(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                row.getString("programme"),
                row.getString("provider"),
                row.getString("status"),
                row.getString("deadline"),
                row.getTimestamp("deadline_at").toInstant(),
                row.getInt("overdue"),
                row.getBoolean("escalated"));
    }
}
