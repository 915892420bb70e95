package org.fitforwork.gateway.verification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.fitforwork.gateway.chain.Hash;
import org.postgresql.PGConnection;

/** Follows the chain of every referral, in the order of the primary key, and makes every hash anew. */
final class Chains {
    /** The columns in the order of {@code referral.event_content}, and the hash. */
    static final String COLUMNS =
            "referral_id, sequence, at, status, business_status, actor, what, detail, position, hash";

    private static final String ROWS = "select " + COLUMNS + " from referral.event order by referral_id, sequence";
    private static final int REFERRAL = Integer.BYTES;
    private static final int SEQUENCE = REFERRAL + 2 * Long.BYTES + Integer.BYTES;
    private static final int TELL = 50_000;

    private final Faults faults;
    private final MessageDigest digest = Hash.fresh();
    private final byte[] before = Hash.none();
    private final byte[] stored = Hash.none();
    private long most;
    private long least;
    private int sequence;
    private long events;
    private long referrals;

    Chains(Faults faults) {
        this.faults = faults;
    }

    void follow(PGConnection connection, LongConsumer progress) throws SQLException, IOException {
        try (CopiedRows rows = new CopiedRows(connection, ROWS)) {
            while (rows.next()) {
                event(rows);
                if (++events % TELL == 0) {
                    progress.accept(events);
                }
            }
        }
        progress.accept(events);
    }

    private void event(CopiedRows rows) {
        ByteBuffer row = ByteBuffer.wrap(rows.bytes(), 0, rows.length());
        int here = row.getInt(SEQUENCE);
        long upper = row.getLong(REFERRAL);
        long lower = row.getLong(REFERRAL + Long.BYTES);
        if (referrals == 0 || upper != most || lower != least) {
            most = upper;
            least = lower;
            sequence = 0;
            referrals++;
            Arrays.fill(before, (byte) 0);
        }
        if (here != sequence + 1) {
            faults.add(name(here), "the event before it is missing: %d is expected".formatted(sequence + 1));
        }
        sequence = here;
        digest.update(before);
        digest.update(rows.bytes(), 0, rows.lastField());
        byte[] made = digest.digest();
        if (row.getInt(rows.lastField()) != Hash.LENGTH) {
            faults.add(name(here), "its hash is not of 32 bytes");
            return;
        }
        row.get(rows.lastField() + Integer.BYTES, stored);
        if (!Arrays.equals(made, stored)) {
            faults.add(name(here), "its hash is not that of its columns and of the event before it");
        }
        System.arraycopy(stored, 0, before, 0, Hash.LENGTH);
    }

    private String name(int at) {
        return "event %s/%d".formatted(new UUID(most, least), at);
    }

    long events() {
        return events;
    }

    long referrals() {
        return referrals;
    }
}
