package org.fitforwork.gateway.access.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.UnusableKey;

/**
 * The key that signs tokens and those whose tokens are good.
 *
 * @param signing with its private half
 * @param accepted public halves, that of the signing key among them
 */
record TokenKeys(JWK signing, List<JWK> accepted) {
    private static final String NONE =
            """
            gateway.token.signing-key is not set: outside profile local tokens are signed with a key of your own, the same \
            for all replicas. Make one (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out tokens.key) \
            and set it to its path""";

    /**
     * @param local whether a key may be made that lives as long as this process
     * @throws UnusableKey if none is set and none may be made, or a file cannot be used
     */
    static TokenKeys of(TokenSettings settings, boolean local) {
        JWK signing = settings.current()
                .map(key -> {
                    key.secret();
                    return TokenKey.of(key);
                })
                .orElseGet(() -> {
                    if (!local) {
                        throw new UnusableKey(NONE);
                    }
                    return made();
                });
        Map<String, JWK> accepted = new LinkedHashMap<>();
        accepted.put(signing.getKeyID(), signing.toPublicJWK());
        settings.accepted().stream()
                .map(TokenKey::of)
                .forEach(key -> accepted.putIfAbsent(key.getKeyID(), key.toPublicJWK()));
        return new TokenKeys(signing, List.copyOf(accepted.values()));
    }

    private static JWK made() {
        try {
            KeyPair pair = NewKey.ec();
            return TokenKey.of(
                    new KeyMaterial(pair.getPrivate(), pair.getPublic(), List.of(), "the key of this start"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    JWKSet published() {
        return new JWKSet(accepted);
    }
}
