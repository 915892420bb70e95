package org.fitforwork.gateway.chain;

import java.sql.ResultSet;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the events that no checkpoint has yet. Any replica may; one at a time does. */
@Component
public class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    /** Any number that nothing else locks. */
    private static final long LOCK = 0x636865636B706F69L;

    private static final int ROWS_AT_A_TIME = 5000;
    private static final long POLL_MS = 20;
    private static final String GIVEN =
            "select case when is_called then last_value else 0 end from referral.event_position";
    private static final String NEWEST =
            "select number, content, jws from referral.checkpoint order by number desc limit 1";
    private static final String RANGE =
            "select position, hash from referral.event where position > ? and position <= ? order by position limit ?";

    private final JdbcClient database;
    private final JdbcTemplate rows;
    private final TransactionTemplate transaction;
    private final CheckpointSigner signer;
    private final CheckpointSettings settings;
    private final Clock clock;

    Checkpoints(
            JdbcClient database,
            JdbcTemplate template,
            TransactionTemplate transaction,
            CheckpointSigner signer,
            CheckpointSettings settings,
            Clock clock) {
        this.database = database;
        this.rows = new JdbcTemplate(template.getDataSource());
        this.rows.setFetchSize(ROWS_AT_A_TIME);
        this.transaction = transaction;
        this.signer = signer;
        this.settings = settings;
        this.clock = clock;
    }

    /** Seals everything that was there when this was called, unless a transaction does not end or another replica is at it. */
    public void seal() throws InterruptedException {
        long last = database.sql(GIVEN).query(Long.class).single();
        if (last == sealed() || !settled()) {
            return;
        }
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> next(last)));
        }
    }

    /** The position up to which the events are sealed; 0 before the first checkpoint. */
    public long sealed() {
        return newest().map(Stored::checkpoint).map(Checkpoint::to).orElse(0L);
    }

    /** Whether every transaction has ended that may have been given a position before now. */
    private boolean settled() throws InterruptedException {
        String next = database.sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        for (long waited = 0; waited <= settings.patience().toMillis(); waited += POLL_MS) {
            if (database.sql("select pg_snapshot_xmin(pg_current_snapshot()) >= :next::xid8")
                    .param("next", next)
                    .query(Boolean.class)
                    .single()) {
                return true;
            }
            Thread.sleep(POLL_MS);
        }
        log.debug("a transaction has been under way for {}; the next look seals", settings.patience());
        return false;
    }

    private record Stored(long number, String content, String jws) {
        Checkpoint checkpoint() {
            return Checkpoint.read(content);
        }

        String link() {
            return Checkpoint.link(content, jws);
        }
    }

    private Optional<Stored> newest() {
        return database.sql(NEWEST).query(Stored.class).optional();
    }

    /** True if there may be more. */
    private boolean next(long last) {
        if (!database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single()) {
            return false;
        }
        Optional<Stored> before = newest();
        long from = before.map(stored -> stored.checkpoint().to()).orElse(0L);
        if (from >= last) {
            return false;
        }
        Sealed range = new Sealed();
        long[] to = {from};
        rows.query(
                RANGE,
                (ResultSet row) -> {
                    to[0] = row.getLong(1);
                    range.add(to[0], row.getBytes(2));
                },
                from,
                last,
                settings.most());
        long events = range.events();
        if (events == 0) {
            return false;
        }
        Checkpoint checkpoint = new Checkpoint(
                clock.instant().toString(),
                HexFormat.of().formatHex(range.hash()),
                events,
                from,
                signer.issuer(),
                before.map(Stored::number).orElse(0L) + 1,
                before.map(Stored::link).orElseGet(Checkpoint::none),
                to[0]);
        write(checkpoint);
        return events == settings.most();
    }

    private void write(Checkpoint checkpoint) {
        String content = checkpoint.content();
        String jws = signer.sign(content);
        database.sql("insert into referral.checkpoint (number, content, jws) values (:number, :content, :jws)")
                .param("number", checkpoint.number())
                .param("content", content)
                .param("jws", jws)
                .update();
        // In a log that is kept elsewhere, it shows that a checkpoint was taken away; see docs/audit.md.
        log.info(
                "checkpoint {}:{} seals {} events up to position {}",
                checkpoint.number(),
                Checkpoint.link(content, jws),
                checkpoint.events(),
                checkpoint.to());
    }
}
