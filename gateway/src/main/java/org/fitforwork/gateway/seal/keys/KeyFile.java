package org.fitforwork.gateway.seal.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file with a key, certificates, or both, whatever of PEM and PKCS#12 it is. */
public final class KeyFile {
    private static final int LARGEST = 1024 * 1024;
    private static final String PEM = "-----BEGIN ";

    private KeyFile() {}

    /** @throws UnusableKey naming the file and what is wrong with it */
    public static KeyMaterial read(Path file, Password password) {
        byte[] bytes = bytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(PEM)
                ? PemFile.read(file.toString(), text, password)
                : Pkcs12File.read(file.toString(), bytes, password);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnusableKey(file + " is too large to be a key file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableKey(file + " is not there", e);
        } catch (IOException e) {
            throw new UnusableKey(file + " cannot be read; is it a file, and readable for this user?", e);
        }
    }
}
