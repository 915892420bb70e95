package org.fitforwork.gateway.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what the sweeper found and did: a row, a line in the log, and a count. */
@Component
public class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);
    private static final String TELL =
            """
            insert into referral.reconciliation_finding (at, kind, referral_id, message_id, found, done)
            select :now, :kind, :referral, :message, :found, :done
             where not exists (
               select 1 from referral.reconciliation_finding
                where referral_id = :referral and kind = :kind and at > :since
                  and message_id is not distinct from :message)""";
    private static final String LAST =
            """
            select f.at, f.kind, f.referral_id as referral, r.task_id as task, f.message_id as message, f.found, f.done
              from referral.reconciliation_finding f join referral.referral r on r.id = f.referral_id
             order by f.id desc limit 100""";

    private final JdbcClient database;
    private final ReconciliationSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    Findings(JdbcClient database, ReconciliationSettings settings, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        // From the start, so that a first finding is an increase.
        Stream.of(Kind.values()).forEach(this::counter);
    }

    private Counter counter(Kind kind) {
        return Counter.builder("gateway.reconciliation.findings")
                .description("what the sweeper found amiss")
                .tag("kind", kind.code())
                .register(meters);
    }

    /** A finding as it was told. */
    public record Told(
            Instant at,
            String kind,
            UUID referral,
            @Nullable String task,
            @Nullable UUID message,
            String found,
            String done) {}

    /** What was mended is told each time. */
    void mended(Finding finding) {
        tell(finding, Duration.ZERO);
    }

    /** What stays as it is is told once in a while. */
    void unmended(Finding finding) {
        tell(finding, settings.tellAgainAfter());
    }

    private void tell(Finding finding, Duration unlessWithin) {
        Instant now = clock.instant();
        int told = database.sql(TELL)
                .param("now", Timestamp.from(now))
                .param("kind", finding.kind().code())
                .param("referral", finding.referral())
                .param("message", finding.message(), Types.OTHER)
                .param("found", finding.found())
                .param("done", finding.done())
                .param("since", Timestamp.from(now.minus(unlessWithin)))
                .update();
        if (told == 1) {
            counter(finding.kind()).increment();
            log.warn(
                    "{}: referral {}: {}; {}",
                    finding.kind().code(),
                    finding.referral(),
                    finding.found(),
                    finding.done());
        }
    }

    /** The newest first, at most a hundred. */
    public List<Told> last() {
        return database.sql(LAST).query(Told.class).list();
    }
}
