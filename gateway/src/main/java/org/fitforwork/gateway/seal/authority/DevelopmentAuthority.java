package org.fitforwork.gateway.seal.authority;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.fitforwork.gateway.seal.keys.KeyFile;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.Password;
import org.fitforwork.gateway.seal.keys.SecretFile;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/** A folder with an authority, what it issued, and what it revoked. Its key lies beside it: it is for development. */
public final class DevelopmentAuthority {
    private static final int PASSWORD_BYTES = 16;

    private final Path folder;
    private final Issuing issuing;
    private final RandomGenerator random;

    public DevelopmentAuthority(Path folder, Instant now, Period span, RandomGenerator random) {
        this.folder = folder;
        this.issuing = new Issuing(now, span, random);
        this.random = random;
    }

    /**
     * Makes an authority, its empty revocation list, and keys with certificates: {@code server}, {@code envelope}, and one
     * for each client; {@code signing.key} for receipts besides. All are written, or none.
     *
     * @param force overwrite what is there
     * @return the files written
     * @throws UnusableKey if a file is there and {@code force} is not given
     */
    public List<Path> make(List<String> clients, boolean force) throws GeneralSecurityException, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        KeyPair pair = NewKey.ec();
        X509Certificate authority = issuing.authority("authority", pair.getPublic(), pair.getPrivate());
        files.put("ca.key", SecretFile.ofKey(pair.getPrivate()));
        files.put("ca.crt", SecretFile.ofPublic(authority));
        files.put("ca.crl", SecretFile.ofPublic(issuing.list(authority, pair.getPrivate(), List.of(), List.of())));
        byte[] password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        String readable = HexFormat.of().formatHex(password);
        files.put("p12.password", (readable + "\n").getBytes(StandardCharsets.US_ASCII));
        List<String> names = new ArrayList<>(List.of("server", "envelope"));
        names.addAll(clients);
        for (String name : names) {
            KeyPair key = NewKey.ec();
            Kind kind = name.equals("server") ? Kind.SERVER : Kind.CLIENT;
            X509Certificate certificate =
                    issuing.certificate(name, key.getPublic(), kind, authority, pair.getPrivate());
            files.put(name + ".key", SecretFile.ofKey(key.getPrivate()));
            files.put(name + ".crt", SecretFile.ofPublic(certificate));
            files.put(name + ".p12", pkcs12(name, key.getPrivate(), readable, certificate, authority));
        }
        files.put("signing.key", SecretFile.ofKey(NewKey.ec().getPrivate()));
        return write(files, force);
    }

    /**
     * Adds the certificate of {@code name} to the revocation list.
     *
     * @throws UnusableKey if the folder has no authority, or no such certificate
     */
    public void revoke(String name) throws GeneralSecurityException, IOException {
        X509Certificate revoked = read(name + ".crt").certificate();
        KeyMaterial authority = read("ca.key").with(read("ca.crt"));
        try (var in = Files.newInputStream(folder.resolve("ca.crl"))) {
            X509CRL before = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            if (before.isRevoked(revoked)) {
                return;
            }
            Set<? extends X509CRLEntry> entries =
                    Optional.ofNullable(before.getRevokedCertificates()).orElse(Set.of());
            X509CRL after = issuing.list(
                    authority.certificate(), authority.secret(), entries, List.of(revoked.getSerialNumber()));
            SecretFile.replace(folder.resolve("ca.crl"), SecretFile.ofPublic(after));
        }
    }

    private KeyMaterial read(String file) {
        return KeyFile.read(folder.resolve(file), Password.NONE);
    }

    private List<Path> write(Map<String, byte[]> files, boolean force) throws IOException {
        Optional<Path> there = files.keySet().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
        if (there.isPresent() && !force) {
            throw new UnusableKey(there.get() + " is there already; with --force everything is made anew, and what the"
                    + " authority issued before counts no more");
        }
        List<Path> written = new ArrayList<>();
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            SecretFile.replace(path, file.getValue());
            written.add(path);
        }
        return written;
    }

    /** By the JDK's own provider: its PKCS#12 is AES and SHA-256, which OpenSSL 3 and browsers read. */
    private static byte[] pkcs12(String name, PrivateKey key, String password, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(name, key, password.toCharArray(), chain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }
}
