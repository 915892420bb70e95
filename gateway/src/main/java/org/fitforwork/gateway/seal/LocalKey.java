package org.fitforwork.gateway.seal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of a gateway that somebody tries out: made at its first start, and kept beside its database. */
final class LocalKey {
    private static final Logger log = LoggerFactory.getLogger(LocalKey.class);

    private LocalKey() {}

    static Path file(Path directory) {
        return directory.resolve("receipts.key");
    }

    static KeyMaterial in(Path directory) {
        Path file = file(directory);
        try {
            if (!Files.exists(file)) {
                SecretFile.create(file, SecretFile.ofKey(NewKey.ec().getPrivate()));
                log.info("a key for receipts was made; it stays in {}", file);
            }
        } catch (FileAlreadyExistsException e) {
            log.debug("another replica was quicker", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no key for receipts can be made in " + directory, e);
        }
        return KeyFile.read(file, Password.NONE);
    }
}
