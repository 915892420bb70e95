package org.fitforwork.gateway.verification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.fitforwork.gateway.chain.Checkpoint;
import org.fitforwork.gateway.chain.Hash;
import org.fitforwork.gateway.chain.Sealed;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Holds the events of every sealed range, in the order of their positions, against what its checkpoint says. */
final class Ranges {
    private static final String ROWS = "select position, hash from referral.event order by position";

    private final Faults faults;
    private final Sealed range = new Sealed();
    private final Iterator<Checkpoint> left;
    private @Nullable Checkpoint current;
    private long sealed;

    Ranges(List<Checkpoint> checkpoints, Faults faults) {
        this.left = checkpoints.iterator();
        this.faults = faults;
        this.current = left.hasNext() ? left.next() : null;
    }

    void hold(PGConnection connection) throws SQLException, IOException {
        try (CopiedRows rows = new CopiedRows(connection, ROWS)) {
            byte[] hash = Hash.none();
            while (rows.next()) {
                ByteBuffer row = ByteBuffer.wrap(rows.bytes(), 0, rows.length());
                long position = row.getLong(Integer.BYTES);
                while (current != null && position > current.to()) {
                    close(current);
                }
                if (row.getInt(rows.lastField()) == Hash.LENGTH && current != null) {
                    row.get(rows.lastField() + Integer.BYTES, hash);
                    range.add(position, hash);
                    sealed++;
                }
            }
        }
        while (current != null) {
            close(current);
        }
    }

    private void close(Checkpoint checkpoint) {
        long events = range.events();
        String digest = HexFormat.of().formatHex(range.hash());
        if (events != checkpoint.events()) {
            faults.add(
                    "checkpoint " + checkpoint.number(),
                    "it sealed %d events, and there are %d (positions %d to %d)"
                            .formatted(checkpoint.events(), events, checkpoint.from() + 1, checkpoint.to()));
        } else if (!digest.equals(checkpoint.digest())) {
            faults.add(
                    "checkpoint " + checkpoint.number(),
                    "the events that it sealed are others now (positions %d to %d)"
                            .formatted(checkpoint.from() + 1, checkpoint.to()));
        }
        current = left.hasNext() ? left.next() : null;
    }

    long sealed() {
        return sealed;
    }
}
