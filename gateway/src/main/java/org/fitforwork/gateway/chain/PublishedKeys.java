package org.fitforwork.gateway.chain;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import org.fitforwork.gateway.seal.DetachedJws;
import org.fitforwork.gateway.seal.DetachedJws.NotGenuine;
import org.jspecify.annotations.Nullable;

/** Verifies checkpoints by the published keys of the gateway. */
public final class PublishedKeys implements CheckpointVerifier {
    private final JWKSet keys;

    public PublishedKeys(JWKSet keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable String fault(String content, String jws) {
        try {
            DetachedJws.verify(jws, Checkpoint.TYPE, content.getBytes(StandardCharsets.UTF_8), keys);
        } catch (NotGenuine e) {
            return e.getMessage();
        }
        // The last character of base64 has bits that decoding drops.
        String signature = jws.substring(jws.lastIndexOf('.') + 1);
        return Base64URL.encode(new Base64URL(signature).decode()).toString().equals(signature)
                ? null
                : "the signature is not written as it was";
    }
}
