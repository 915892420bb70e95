package org.fitforwork.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of each message, for an operator: everything but what it says. */
@Component
class MessageHistory {
    private static final String MESSAGES =
            """
            select m.id, m.referral_id, r.task_id, m.organisation, m.about, m.state, m.due_at, m.owed_since, m.delivered_at
              from referral.owed_message m join referral.referral r on r.id = m.referral_id
             where (:organisation = '' or m.organisation = :organisation)
               and (:state = '' or m.state = :state)
               and (:referral = '' or :referral in (r.id::text, r.task_id, r.service_request_id))
               and (:message = '' or m.id::text = :message)
             order by m.sequence desc
             limit 100""";

    /** A message may be tried for a week: the last attempts tell why it is where it is. */
    private static final String ATTEMPTS =
            """
            select message_id, attempt, at, outcome, reason
              from (select *, row_number() over (partition by message_id order by attempt desc) as age
                      from referral.delivery_attempt where message_id in (:messages)) a
             where age <= 50
             order by message_id, attempt desc""";

    private final JdbcClient database;

    MessageHistory(JdbcClient database) {
        this.database = database;
    }

    /**
     * A message.
     *
     * @param referral the referral in the ledger
     * @param task the Task it is followed by; null until it is known
     * @param about what it tells: referral, withdrawal or communication
     * @param due when it is tried, or was last to be tried
     * @param owedSince what its age is counted from
     * @param attempts the latest first, at most fifty
     */
    record Message(
            UUID id,
            UUID referral,
            @Nullable String task,
            String organisation,
            String about,
            String state,
            Instant due,
            Instant owedSince,
            @Nullable Instant delivered,
            List<Attempt> attempts) {}

    /** One attempt, counted from 1. */
    record Attempt(int number, Instant at, String outcome, @Nullable String reason) {}

    private record Tried(UUID message, Attempt attempt) {}

    /** What to look for; empty for any. {@code referral} is its id in the ledger, its Task's or its ServiceRequest's. */
    record Wanted(String organisation, @Nullable MessageState state, String referral) {}

    /** The newest first, at most a hundred. */
    List<Message> find(Wanted wanted) {
        return find(wanted, "");
    }

    Optional<Message> message(UUID id) {
        return find(new Wanted("", null, ""), id.toString()).stream().findFirst();
    }

    private List<Message> find(Wanted wanted, String message) {
        List<Message> found = database.sql(MESSAGES)
                .param("organisation", wanted.organisation())
                .param("state", wanted.state() == null ? "" : wanted.state().code())
                .param("referral", wanted.referral())
                .param("message", message)
                .query((row, number) -> message(row))
                .list();
        return found.isEmpty() ? found : withAttempts(found);
    }

    private List<Message> withAttempts(List<Message> messages) {
        Map<UUID, List<Attempt>> attempts = database
                .sql(ATTEMPTS)
                .param("messages", messages.stream().map(Message::id).toList())
                .query((row, number) -> tried(row))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Tried::message, Collectors.mapping(Tried::attempt, Collectors.toList())));
        return messages.stream()
                .map(message -> new Message(
                        message.id(),
                        message.referral(),
                        message.task(),
                        message.organisation(),
                        message.about(),
                        message.state(),
                        message.due(),
                        message.owedSince(),
                        message.delivered(),
                        attempts.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private static Message message(ResultSet row) throws SQLException {
        var delivered = row.getTimestamp("delivered_at");
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("task_id"),
                row.getString("organisation"),
                row.getString("about"),
                row.getString("state"),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("owed_since").toInstant(),
                delivered == null ? null : delivered.toInstant(),
                List.of());
    }

    private static Tried tried(ResultSet row) throws SQLException {
        return new Tried(
                row.getObject("message_id", UUID.class),
                new Attempt(
                        row.getInt("attempt"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("outcome"),
                        row.getString("reason")));
    }
}
