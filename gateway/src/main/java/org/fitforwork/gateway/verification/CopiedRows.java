package org.fitforwork.gateway.verification;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** Rows of a query as COPY writes them in binary, one at a time: in memory is one row, however many there are. */
final class CopiedRows implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int ROOM = 1024;

    private final DataInputStream in;
    private byte[] row = new byte[ROOM];
    private int length;
    private int lastField;

    CopiedRows(PGConnection connection, String query) throws SQLException, IOException {
        InputStream copied = new PGCopyInputStream(connection, "copy (" + query + ") to stdout (format binary)");
        in = new DataInputStream(new BufferedInputStream(copied, BUFFER));
        in.skipNBytes(SIGNATURE_AND_FLAGS);
        in.skipNBytes(in.readInt());
    }

    /** False if there is no further row. */
    boolean next() throws IOException {
        int fields = in.readShort();
        length = 0;
        for (int i = 0; i < fields; i++) {
            lastField = length;
            int size = in.readInt();
            putInt(size);
            if (size > 0) {
                reserve(size);
                in.readFully(row, length, size);
                length += size;
            }
        }
        return fields >= 0;
    }

    private void putInt(int value) {
        reserve(Integer.BYTES);
        row[length++] = (byte) (value >>> 24);
        row[length++] = (byte) (value >>> 16);
        row[length++] = (byte) (value >>> 8);
        row[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > row.length) {
            row = Arrays.copyOf(row, Math.max(2 * row.length, length + more));
        }
    }

    /** The fields of this row, each with its length before it. Of {@link #length()} bytes; the next row overwrites it. */
    byte[] bytes() {
        return row;
    }

    int length() {
        return length;
    }

    /** Where the last field begins, its length included. */
    int lastField() {
        return lastField;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
