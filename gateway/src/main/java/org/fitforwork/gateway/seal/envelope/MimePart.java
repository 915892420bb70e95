package org.fitforwork.gateway.seal.envelope;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One MIME entity without parts (RFC 2045): header lines, an empty line, a body.
 *
 * @param headers by lower-case name
 * @param body decoded
 */
@SuppressWarnings("ArrayRecordComponent") // read once, and never compared
record MimePart(Map<String, String> headers, byte[] body) {
    private static final String TYPE = "content-type";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(; *[\\w-]+=[\\w.+-]+)*");
    private static final String ENCODING = "content-transfer-encoding";

    /** An S/MIME body of the given kind, such as {@code signed-data}; closing it leaves {@code to} open. */
    static OutputStream pkcs7(String kind, OutputStream to) throws IOException {
        head("application/pkcs7-mime; smime-type=%s; name=smime.p7m".formatted(kind), "base64", to);
        return Base64.getMimeEncoder().wrap(new FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.write(new byte[] {'\r', '\n'});
                out.flush();
            }
        });
    }

    /** The head of content that goes as it is. */
    static void content(String mediaType, OutputStream to) throws IOException {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("a media type is wanted, such as application/fhir+json");
        }
        head(mediaType, "binary", to);
    }

    private static void head(String type, String encoding, OutputStream to) throws IOException {
        to.write("MIME-Version: 1.0\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n"
                .formatted(type, encoding)
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws UnreadableEnvelope if that is no MIME entity */
    static MimePart read(byte[] bytes) throws UnreadableEnvelope {
        int end = end(bytes);
        Map<String, String> headers = new TreeMap<>();
        // A line that begins with white space goes on with the one before.
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
        for (String line : head.split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int from = bytes[end] == '\r' ? end + 4 : end + 2;
        byte[] body = Arrays.copyOfRange(bytes, from, bytes.length);
        boolean base64 = headers.getOrDefault(ENCODING, "").equalsIgnoreCase("base64");
        return new MimePart(headers, base64 ? Base64.getMimeDecoder().decode(body) : body);
    }

    /** Where the empty line begins: the first of its two line ends. */
    private static int end(byte[] bytes) throws UnreadableEnvelope {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
            if (i < bytes.length - 3 && bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r') {
                return i;
            }
        }
        throw new UnreadableEnvelope("it is no MIME message: it has no header");
    }

    String mediaType() {
        return headers.getOrDefault(TYPE, "application/octet-stream")
                .split(";", 2)[0]
                .strip();
    }
}
