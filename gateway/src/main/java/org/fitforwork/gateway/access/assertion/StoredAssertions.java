package org.fitforwork.gateway.access.assertion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Used assertions in the database: which of two replicas is first is decided by a key of the table. */
@Component
final class StoredAssertions implements UsedAssertions {
    private static final String FORGET =
            """
            delete from referral.used_assertion where (client, id_sha256) in (
                select client, id_sha256 from referral.used_assertion
                where expires_at < ? limit 100 for update skip locked)""";
    private static final String USE =
            """
            insert into referral.used_assertion (client, id_sha256, expires_at) values (?, ?, ?)
            on conflict do nothing""";

    private final JdbcClient database;

    StoredAssertions(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean first(String client, String id, Instant until, Instant now) {
        database.sql(FORGET).param(Timestamp.from(now)).update();
        return database.sql(USE)
                        .param(client)
                        .param(hash(id))
                        .param(Timestamp.from(until))
                        .update()
                == 1;
    }

    /** Of one length, whatever a client chooses. */
    private static String hash(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
