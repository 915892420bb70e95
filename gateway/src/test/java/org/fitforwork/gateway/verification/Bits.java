package org.fitforwork.gateway.verification;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fitforwork.gateway.chain.LedgerDatabase;
import org.springframework.dao.DataAccessException;

/** Flips one bit of one column of one event, and puts it back. */
final class Bits {
    /** Column → what it is with one bit flipped; %1$d is the bit, of as many as the column has. */
    private enum Type {
        UUID_("encode(set_bit(uuid_send(%2$s), %1$d, 1 - get_bit(uuid_send(%2$s), %1$d)), 'hex')::uuid", 128),
        INT("%2$s # (1 << %1$d)", 31),
        LONG("%2$s # (1::bigint << %1$d)", 62),
        TIME(
                "timestamptz '2000-01-01 00:00Z' + (((extract(epoch from %2$s) * 1000000)::bigint - 946684800000000)"
                        + " # (1::bigint << %1$d)) * interval '1 microsecond'",
                50),
        TEXT(
                "convert_from(set_bit(convert_to(%2$s, 'UTF8'), %1$d %% (8 * length(%2$s)),"
                        + " 1 - get_bit(convert_to(%2$s, 'UTF8'), %1$d %% (8 * length(%2$s)))), 'UTF8')",
                64),
        BYTES("set_bit(%2$s, %1$d, 1 - get_bit(%2$s, %1$d))", 256);

        private final String flipped;
        private final int bits;

        Type(String flipped, int bits) {
            this.flipped = flipped;
            this.bits = bits;
        }
    }

    private final LedgerDatabase ledger;
    private final Random random;

    Bits(LedgerDatabase ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
        // Somebody who may change the table may drop this, too.
        ledger.tamper(
                "alter table referral.event drop constraint event_what_check",
                "create table saved (like referral.event)");
    }

    List<String> columns() {
        return ledger.database()
                .sql(
                        """
                        select column_name from information_schema.columns
                         where table_schema = 'referral' and table_name = 'event' order by ordinal_position""")
                .query(String.class)
                .list();
    }

    private static Type type(String column) {
        return switch (column) {
            case "referral_id" -> Type.UUID_;
            case "sequence" -> Type.INT;
            case "position" -> Type.LONG;
            case "at" -> Type.TIME;
            case "hash" -> Type.BYTES;
            default -> Type.TEXT;
        };
    }

    /** Runs {@code while} one bit of {@code column} is flipped in an event that has a value there. */
    void flip(String column, Runnable meanwhile) {
        save(column);
        String before = rows();
        while (true) {
            try {
                ledger.tamper(
                        "update referral.event e set %1$s = %2$s from saved where e.referral_id = saved.referral_id and e.sequence = saved.sequence"
                                .formatted(
                                        column,
                                        type(column)
                                                .flipped
                                                .formatted(random.nextInt(type(column).bits), "e." + column)),
                        "update saved set hash = hash");
                break;
            } catch (DataAccessException e) {
                // No text has this bit set, or another event is there already.
                continue;
            }
        }
        if (rows().equals(before)) {
            throw new AssertionError("nothing was flipped in " + column);
        }
        try {
            meanwhile.run();
        } finally {
            ledger.tamper(
                    "delete from referral.event e where e.position = (select position from saved)"
                            + " or (e.referral_id, e.sequence) = (select referral_id, sequence from saved)"
                            + " or e.hash = (select hash from saved)",
                    "insert into referral.event select * from saved");
        }
    }

    private void save(String column) {
        UUID near = new UUID(random.nextLong(), random.nextLong());
        ledger.tamper(
                "truncate saved",
                "insert into saved select * from referral.event where referral_id = (select coalesce((select referral_id"
                        + " from referral.event where referral_id > '%1$s' order by referral_id limit 1), (select max(referral_id::text)::uuid from referral.event)))"
                                .formatted(near)
                        + " and %s is not null order by random() limit 1".formatted(column));
    }

    private String rows() {
        return ledger.database()
                .sql(
                        """
                        select coalesce(string_agg(e::text, ' '), 'gone') from referral.event e, saved
                         where e.position = saved.position or e.hash = saved.hash""")
                .query(String.class)
                .single();
    }
}
