package org.fitforwork.gateway.seal.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** Writes key files that nobody but their owner reads, whole or not at all. */
public final class SecretFile {
    private SecretFile() {}

    /** PKCS#8, unencrypted. */
    public static byte[] ofKey(PrivateKey key) {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate, a revocation list, a public key. */
    public static byte[] ofPublic(Object object) {
        try {
            return pem(new JcaMiscPEMGenerator(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pem(PemObjectGenerator object) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws FileAlreadyExistsException if the file is there */
    public static void create(Path file, byte[] content) throws IOException {
        Path written = write(file, content);
        try {
            // A link, since a move may overwrite: of two that create it, one does.
            Files.createLink(file, written);
        } finally {
            Files.delete(written);
        }
    }

    public static void replace(Path file, byte[] content) throws IOException {
        Files.move(write(file, content), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path write(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path written = Files.createTempFile(
                folder,
                ".",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(written, content);
    }
}
