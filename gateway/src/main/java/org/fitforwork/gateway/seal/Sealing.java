package org.fitforwork.gateway.seal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.gateway.seal.keys.KeyMaterial;

/** Signs what the gateway attests, and publishes what it takes to verify that, now and from before. */
public final class Sealing {
    private final SigningKey key;
    private final JWKSet published;
    private final String issuer;
    private final Clock clock;

    /**
     * @param former keys that signed before; their public halves will do
     * @param issuer URI of who signs
     */
    public Sealing(KeyMaterial current, List<KeyMaterial> former, String issuer, Clock clock) {
        this.key = SigningKey.of(current);
        List<JWK> keys = Stream.concat(
                        Stream.of(key.published()), former.stream().map(SigningKey::published))
                .distinct()
                .toList();
        this.published = new JWKSet(keys);
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Takes about a millisecond.
     *
     * @param type what kind of thing is signed, such as {@code referral-receipt+jws}: one kind is never taken for another
     */
    public Signed sign(String type, byte[] content) {
        return key.sign(type, content, clock.instant());
    }

    /** Public halves alone. */
    public JWKSet publicKeys() {
        return published;
    }

    /** URI of who signs. */
    public String issuer() {
        return issuer;
    }
}
