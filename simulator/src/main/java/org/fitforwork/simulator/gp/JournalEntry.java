package org.fitforwork.simulator.gp;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of one referral; a line of the journal.
 *
 * @param status the HTTP status of the last answer, or that there was none
 * @param task the id of the Task that the gateway made, or a dash
 * @param attempts how often the referral was sent
 * @param millis from the first attempt to the last answer
 * @param at when the last answer came
 */
public record JournalEntry(String identifier, String status, String task, int attempts, long millis, Instant at) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+|no answer) (\\S+) (\\d+) (\\d+) (\\S+Z)");

    /** The gateway said that it has the referral. */
    public boolean acknowledged() {
        return status.equals(Answer.OK);
    }

    String line() {
        return "%s %s %s %d %d %s".formatted(identifier, status, task, attempts, millis, at);
    }

    /** Empty for a line that a crash cut short. */
    static Optional<JournalEntry> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new JournalEntry(
                parts.group(1),
                parts.group(2),
                parts.group(3),
                Integer.parseInt(parts.group(4)),
                Long.parseLong(parts.group(5)),
                Instant.parse(parts.group(6))));
    }
}
