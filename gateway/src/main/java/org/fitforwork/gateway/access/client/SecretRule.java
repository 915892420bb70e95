package org.fitforwork.gateway.access.client;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Which secrets a client may have: outside profile local none that everybody knows, and none that a file gives away. */
final class SecretRule {
    private static final Pattern ENCODED = Pattern.compile("\\{([^}]+)}.+");
    private static final Set<String> SLOW = Set.of(
            "bcrypt",
            "pbkdf2",
            "pbkdf2@SpringSecurity_v5_8",
            "scrypt",
            "scrypt@SpringSecurity_v5_8",
            "argon2",
            "argon2@SpringSecurity_v5_8");

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final boolean local;

    SecretRule(boolean local) {
        this.local = local;
    }

    /** What is wrong with the secret, without a word of it. */
    Optional<String> fault(String client, String secret) {
        Matcher encoded = ENCODED.matcher(secret);
        if (!encoded.matches()) {
            return Optional.of("is not encoded; write it as a hash, {bcrypt}…");
        }
        String by = encoded.group(1);
        if (local && by.equals("noop")) {
            return Optional.empty();
        }
        if (!SLOW.contains(by)) {
            return Optional.of(
                    "is a secret of profile local or of a weak hash; use {bcrypt}, {pbkdf2}, {scrypt} or {argon2}");
        }
        return fault(client, secret, by);
    }

    private Optional<String> fault(String client, String secret, String by) {
        try {
            return !local && encoder.matches(client + "-secret", secret)
                    ? Optional.of("is the demo secret that everybody knows; make a long random one")
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("cannot be read as {%s}".formatted(by));
        }
    }
}
