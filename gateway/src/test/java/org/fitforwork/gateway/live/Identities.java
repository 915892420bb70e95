package org.fitforwork.gateway.live;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;

/** Systems that prove who they are by other things than a secret, with what they hold. */
final class Identities {
    /** Publishes keys, and is an issuer of tokens. */
    static final WireMockServer PUBLISHER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    static final RSAKey RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1");
    static final String AUDIENCE = "https://gateway.example";
    static final Path CERTIFICATES = Path.of("target", "live-certs");
    private static final Path KEYS = Path.of("target", "live-keys.json");
    private static final String NAMED = ",O=Fit for Work (development)";

    static {
        PUBLISHER.start();
        publish("/keys.json", RSA, EC);
        publish("/issuer/keys.json", RSA);
        PUBLISHER.stubFor(WireMock.get("/issuer/.well-known/openid-configuration")
                .willReturn(WireMock.okJson(
                        """
                        {"issuer":"%1$s","jwks_uri":"%1$s/keys.json","authorization_endpoint":"%1$s/authorize",
                         "token_endpoint":"%1$s/token","subject_types_supported":["public"],
                         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}"""
                                .formatted(issuer()))));
        try {
            Files.createDirectories(KEYS.getParent());
            Files.writeString(KEYS, new JWKSet(EC).toString());
            new DevelopmentAuthority(CERTIFICATES, Clock.systemUTC().instant(), Period.ofDays(30), new SecureRandom())
                    .make(List.of("certified-gp", "stranger", "stolen"), true);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Identities() {}

    static String issuer() {
        return PUBLISHER.baseUrl() + "/issuer";
    }

    static void publish(String path, JWK... keys) {
        PUBLISHER.stubFor(WireMock.get(path).willReturn(WireMock.okJson(new JWKSet(List.of(keys)).toString())));
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(JWSAlgorithm algorithm, JWK key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            jwt.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        gp(settings, "signed-gp", "keys.url", PUBLISHER.baseUrl() + "/keys.json");
        gp(settings, "rotating-gp", "keys.url", PUBLISHER.baseUrl() + "/rotating.json");
        gp(settings, "filed-gp", "keys.file", KEYS.toString());
        gp(settings, "certified-gp", "certificate", "CN=certified-gp" + NAMED);
        gp(settings, "stolen-gp", "certificate", "CN=stolen" + NAMED);
        gp(settings, "external-gp", "external.issuer", issuer());
        gp(settings, "external-gp", "external.subject", "practice-system");
        secret(settings, "slow-gp");
        settings.put("gateway.clients.slow-gp.rate.per-minute", "60");
        settings.put("gateway.clients.slow-gp.rate.burst", "5");
        secret(settings, "guessed-gp");
        secret(settings, "narrow-gp");
        settings.put("gateway.clients.narrow-gp.scopes", "system/Task.rs,system/ServiceRequest.cr");
        settings.put("gateway.external.issuers[0].issuer", issuer());
        settings.put("gateway.external.issuers[0].audience", AUDIENCE);
        settings.put("gateway.console.issuer", issuer());
        settings.put("gateway.certificates.bundle", "live");
        settings.put(
                "gateway.certificates.revocation-lists",
                CERTIFICATES.resolve("ca.crl").toString());
        settings.put("gateway.certificates.read-again", "0s");
        String bundle = "spring.ssl.bundle.pem.live.";
        settings.put(bundle + "keystore.certificate", file("server.crt"));
        settings.put(bundle + "keystore.private-key", file("server.key"));
        settings.put(bundle + "truststore.certificate", file("ca.crt"));
        return settings;
    }

    private static String file(String name) {
        return CERTIFICATES.resolve(name).toUri().toString();
    }

    private static void gp(Map<String, String> settings, String client, String key, String value) {
        String prefix = "gateway.clients." + client;
        settings.put(prefix + ".organisation", "Y99001");
        settings.put(prefix + ".role", "referrer");
        settings.put(prefix + ".source", "gp");
        settings.put(prefix + "." + key, value);
    }

    private static void secret(Map<String, String> settings, String client) {
        gp(settings, client, "secret", "{noop}" + client + "-secret");
    }
}
