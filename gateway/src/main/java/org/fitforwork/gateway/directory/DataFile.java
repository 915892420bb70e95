package org.fitforwork.gateway.directory;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A published file being read, plain or {@code .gz}, that knows how far it has got. */
final class DataFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final long size;
    private final Counted counted;
    private final BufferedReader reader;

    private DataFile(long size, Counted counted, BufferedReader reader) {
        this.size = size;
        this.counted = counted;
        this.reader = reader;
    }

    static DataFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        Counted counted = new Counted(Files.newInputStream(file));
        try {
            InputStream bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(counted, BUFFER) : counted;
            BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER);
            skipByteOrderMark(reader);
            return new DataFile(Files.size(file), counted, reader);
        } catch (IOException e) {
            counted.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    BufferedReader reader() {
        return reader;
    }

    /** Bytes of the file as it lies on the disk. */
    long size() {
        return size;
    }

    /** How many of {@link #size()} have been read, a buffer more or less. */
    long read() {
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
