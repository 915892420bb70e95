package org.fitforwork.gateway.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fitforwork.gateway.seal.DetachedJws.NotGenuine;
import org.fitforwork.gateway.seal.keys.KeyMaterial;
import org.fitforwork.gateway.seal.keys.NewKey;
import org.fitforwork.gateway.seal.keys.UnusableKey;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final String TYPE = "referral-receipt+jws";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-02-03T10:15:30Z"), ZoneOffset.UTC);
    private static final byte[] CONTENT = "{\"status\":\"requested\"}".getBytes(StandardCharsets.UTF_8);

    private static KeyMaterial material(KeyPair pair) {
        return new KeyMaterial(pair.getPrivate(), pair.getPublic(), List.of(), "a test");
    }

    private static KeyMaterial rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return material(generator.generateKeyPair());
    }

    private static Sealing sealing(KeyMaterial key, KeyMaterial... former) {
        return new Sealing(key, List.of(former), "https://gateway.example", CLOCK);
    }

    @Test
    void what_is_signed_verifies_with_the_published_keys_alone() throws Exception {
        Sealing sealing = sealing(material(NewKey.ec()));

        Signed signed = sealing.sign(TYPE, CONTENT);

        assertThat(signed.jws()).contains("..");
        assertThat(signed.algorithm()).isEqualTo("ES256");
        JWKSet published = JWKSet.parse(sealing.publicKeys().toString());
        assertThat(DetachedJws.verify(signed.jws(), TYPE, CONTENT, published)).isEqualTo(signed);
        var header = JWSObject.parse(signed.jws(), new Payload(CONTENT)).getHeader();
        assertThat(header.getKeyID()).isEqualTo(signed.keyId());
        assertThat(header.getCustomParam("iat")).isEqualTo(CLOCK.instant().getEpochSecond());
    }

    @Test
    void an_rsa_key_signs_by_pss() throws Exception {
        Sealing sealing = sealing(rsa(2048));

        Signed signed = sealing.sign(TYPE, CONTENT);

        assertThat(signed.algorithm()).isEqualTo("PS256");
        DetachedJws.verify(signed.jws(), TYPE, CONTENT, sealing.publicKeys());
    }

    @Test
    void no_private_half_is_published() throws GeneralSecurityException {
        JWKSet published = sealing(rsa(2048), material(NewKey.ec())).publicKeys();

        assertThat(published.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
    }

    @Test
    void every_changed_byte_is_found() throws GeneralSecurityException {
        Sealing sealing = sealing(material(NewKey.ec()));
        String jws = sealing.sign(TYPE, CONTENT).jws();

        for (int i = 0; i < CONTENT.length; i++) {
            byte[] changed = CONTENT.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> DetachedJws.verify(jws, TYPE, changed, sealing.publicKeys()))
                    .isInstanceOf(NotGenuine.class);
        }
    }

    @Test
    void one_kind_of_signature_is_not_taken_for_another() throws GeneralSecurityException {
        Sealing sealing = sealing(material(NewKey.ec()));
        String jws = sealing.sign("ledger-checkpoint+jws", CONTENT).jws();

        assertThatThrownBy(() -> DetachedJws.verify(jws, TYPE, CONTENT, sealing.publicKeys()))
                .isInstanceOf(NotGenuine.class)
                .hasMessageContaining(TYPE);
    }

    @Test
    void a_key_of_before_goes_on_verifying_and_a_strangers_does_not() throws Exception {
        KeyMaterial before = material(NewKey.ec());
        String old = sealing(before).sign(TYPE, CONTENT).jws();
        KeyMaterial publicHalf = new KeyMaterial(null, before.publicKey(), List.of(), "a test");

        Sealing now = sealing(material(NewKey.ec()), publicHalf);

        DetachedJws.verify(old, TYPE, CONTENT, now.publicKeys());
        assertThatThrownBy(() -> DetachedJws.verify(
                        old, TYPE, CONTENT, sealing(material(NewKey.ec())).publicKeys()))
                .isInstanceOf(NotGenuine.class)
                .hasMessageContaining("not among those published");
    }

    @Test
    void what_is_no_signature_is_not_genuine() throws GeneralSecurityException {
        JWKSet keys = sealing(material(NewKey.ec())).publicKeys();

        for (String text : List.of("", "..", "a.b.c", "eyJhbGciOiJub25lIn0..", "eyJ..x")) {
            assertThatThrownBy(() -> DetachedJws.verify(text, TYPE, CONTENT, keys))
                    .as(text)
                    .isInstanceOf(NotGenuine.class);
        }
    }

    @Test
    void a_weak_key_does_not_sign() throws GeneralSecurityException {
        KeyMaterial weak = rsa(1024);

        assertThatThrownBy(() -> sealing(weak)).isInstanceOf(UnusableKey.class).hasMessageContaining("2048 bits");
    }
}
