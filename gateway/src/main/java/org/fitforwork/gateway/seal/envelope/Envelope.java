package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/**
 * An S/MIME 4.0 message (RFC 8551), signed and then encrypted: whoever carries it reads neither content nor signature.
 * Sealing streams; opening holds the message in memory, up to a limit, since nothing of it may be used before all of it
 * was verified.
 */
public final class Envelope {
    private final Clock clock;

    public Envelope(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was in an envelope.
     *
     * @param content as its sender wrote it
     * @param signer the certificate that signed it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, and never compared
    public record Opened(String mediaType, byte[] content, X509Certificate signer) {}

    /**
     * @param sender key and certificate that sign
     * @param recipient the certificate of who may open it
     * @throws UnusableKey if {@code recipient} has expired, or is not for encryption
     */
    public void seal(
            KeyMaterial sender, X509Certificate recipient, String mediaType, InputStream content, OutputStream to)
            throws IOException {
        Instant now = clock.instant();
        Recipient reader = Recipient.of(recipient, now);
        try (OutputStream outer = MimePart.pkcs7("authEnveloped-data", to);
                OutputStream encrypted = Encryption.to(reader, outer);
                OutputStream inner = MimePart.pkcs7("signed-data", encrypted);
                OutputStream signed = Signing.by(sender, now, inner)) {
            MimePart.content(mediaType, signed);
            content.transferTo(signed);
        }
    }

    /**
     * @param recipient key and certificate of who may open it
     * @param trusted certificates of senders, or of the authorities that issue them
     * @param most bytes of the largest message that is opened
     * @throws UnreadableEnvelope saying why it is not opened
     */
    public Opened open(KeyMaterial recipient, List<X509Certificate> trusted, InputStream envelope, int most)
            throws IOException {
        byte[] message = envelope.readNBytes(most);
        if (message.length == most && envelope.read() >= 0) {
            throw new UnreadableEnvelope("it is larger than %d bytes".formatted(most));
        }
        MimePart outer = MimePart.read(message);
        MimePart inner = MimePart.read(new Decryption(recipient).of(outer.body()));
        var believed = Verification.of(inner.body(), new Trust(trusted, clock.instant()));
        MimePart content = MimePart.read(believed.content());
        return new Opened(content.mediaType(), content.body(), believed.signer());
    }
}
