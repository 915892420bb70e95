package org.fitforwork.gateway.chain;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.fitforwork.gateway.seal.Sealing;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL with a ledger of made-up events, some from before the chain, that a test may tamper with. */
public final class LedgerDatabase implements AutoCloseable {
    private static final String BEFORE_THE_CHAIN = "9";
    private static final int EVENTS_OF_EACH = 5;
    private static final String REFERRALS =
            """
            insert into referral.referral (id, sender, identifier_system, identifier_value, content_hash, programme, provider,
                area, area_found_by, configuration_version, status, received_at, version, deadline, deadline_at)
            select gen_random_uuid(), 'Y99001', 'urn:made-up', :batch || '-' || n, 'h', 'p', 'q', '01M', 'practice', 'v', 'completed',
                   timestamptz '2014-02-03 10:15:30Z' + n * interval '1 second', 0, null, null
              from generate_series(1, :referrals) n""";
    private static final String EVENTS =
            """
            insert into referral.event (referral_id, sequence, at, status, business_status, actor, what, detail)
            select r.id, s, r.received_at + s * interval '1 hour', (array['requested', 'received', 'accepted',
                       'in-progress', 'completed'])[s], case when s = 1 then null else 'first-contact-made' end,
                   'pathways-cic', case when s = 1 then 'accepted' else 'step' end,
                   case when mod(s, 2) = 0 then 'said so' end
              from referral.referral r, generate_series(1, %d) s
             where r.identifier_value like :batch || '-%%' order by r.id, s"""
                    .formatted(EVENTS_OF_EACH);

    private final EmbeddedPostgres server;
    private final Sealing sealing;
    private final DataSource source;
    private final JdbcClient database;

    private LedgerDatabase(EmbeddedPostgres server, Sealing sealing) {
        this.server = server;
        this.sealing = sealing;
        this.source = server.getPostgresDatabase();
        this.database = JdbcClient.create(source);
    }

    /**
     * @param old how many events there are before the chain is made
     * @param upgraded told how long it took to make it
     */
    public static LedgerDatabase with(int old, Consumer<Duration> upgraded)
            throws IOException, GeneralSecurityException {
        var pair = NewKey.ec();
        Sealing sealing = new Sealing(
                new KeyMaterial(pair.getPrivate(), pair.getPublic(), List.of(), "a test"),
                List.of(),
                "https://gateway.example",
                Clock.systemUTC());
        LedgerDatabase ledger = new LedgerDatabase(EmbeddedPostgres.start(), sealing);
        ledger.migrate(BEFORE_THE_CHAIN);
        ledger.fill("old", old);
        Clock clock = Clock.systemUTC();
        var start = clock.instant();
        ledger.migrate("latest");
        upgraded.accept(Duration.between(start, clock.instant()));
        return ledger;
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(dataSource())
                .schemas("referral")
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    public DataSource dataSource() {
        return source;
    }

    public JdbcClient database() {
        return database;
    }

    /** Adds so many events as the gateway would. */
    public void fill(String batch, int events) {
        database.sql(REFERRALS)
                .param("batch", batch)
                .param("referrals", events / EVENTS_OF_EACH)
                .update();
        database.sql(EVENTS).param("batch", batch).update();
        database.sql("analyze referral.event").update();
    }

    /** Makes the checkpoints that are due, so many events in each. */
    public void seal(int most) throws InterruptedException {
        CheckpointSigner signer = new CheckpointSigner() {
            @Override
            public String issuer() {
                return sealing.issuer();
            }

            @Override
            public String sign(String content) {
                return sealing.sign(Checkpoint.TYPE, content.getBytes(StandardCharsets.UTF_8))
                        .jws();
            }
        };
        new Checkpoints(
                        database,
                        new JdbcTemplate(dataSource()),
                        new TransactionTemplate(new DataSourceTransactionManager(dataSource())),
                        signer,
                        new CheckpointSettings(Duration.ofMinutes(5), most, Duration.ofSeconds(5)),
                        Clock.systemUTC())
                .seal();
    }

    public CheckpointVerifier verifier() {
        return new PublishedKeys(sealing.publicKeys());
    }

    /** What somebody does who has the rights of the database's owner: no trigger and no key holds them back. */
    public void tamper(String... statements) {
        new TransactionTemplate(new DataSourceTransactionManager(dataSource())).executeWithoutResult(status -> {
            JdbcTemplate same = new JdbcTemplate(dataSource());
            same.execute("set local session_replication_role = replica");
            List.of(statements).forEach(same::execute);
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
