package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.fitforwork.gateway.live.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedClientIT extends LiveGateway {
    private TokenRequest request() {
        return new TokenRequest(base());
    }

    /** Whoever proved himself from here may fail as often as a test wants. */
    @BeforeEach
    void prove() {
        request().assertion(rs384(claims("signed-gp")));
        request()
                .assertion(Identities.signed(
                        JWSAlgorithm.ES384, Identities.EC, claims("filed-gp").build()));
    }

    private JWTClaimsSet.Builder claims(String client) {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(base() + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(CLOCK.instant().plus(Duration.ofMinutes(4))));
    }

    private static String rs384(JWTClaimsSet.Builder claims) {
        return Identities.signed(JWSAlgorithm.RS384, Identities.RSA, claims.build());
    }

    private void refused(String assertion, String why) {
        Answer answer = request().assertion(assertion);
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client", why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "ES384"})
    void an_assertion_gets_a_token_that_works(String algorithm) {
        JWK key = algorithm.startsWith("E") ? Identities.EC : Identities.RSA;
        Answer answer = request()
                .assertion(Identities.signed(
                        JWSAlgorithm.parse(algorithm), key, claims("signed-gp").build()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(request().get("/fhir/Task", TokenRequest.token(answer)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS384"})
    void no_other_algorithm_does(String algorithm) {
        refused(
                Identities.signed(
                        JWSAlgorithm.parse(algorithm),
                        Identities.RSA,
                        claims("signed-gp").build()),
                "RS384, ES384 or RS512");
    }

    @Test
    void keys_in_a_file_serve_as_well() {
        assertThat(request()
                        .assertion(Identities.signed(
                                JWSAlgorithm.ES384,
                                Identities.EC,
                                claims("filed-gp").build()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_assertion_serves_once() {
        String assertion = rs384(claims("signed-gp"));

        assertThat(request().assertion(assertion).status()).isEqualTo(200);
        refused(assertion, "jti was used before");
        assertThat(database.sql("select count(*) from referral.used_assertion where expires_at < now()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void it_is_made_out_to_the_token_endpoint() {
        refused(rs384(claims("signed-gp").audience("https://elsewhere.example/oauth2/token")), "aud must be");
    }

    @Test
    void it_is_of_minutes_and_not_over() {
        refused(
                rs384(claims("signed-gp")
                        .expirationTime(Date.from(CLOCK.instant().plus(Duration.ofMinutes(10))))),
                "five minutes");
        refused(
                rs384(claims("signed-gp")
                        .expirationTime(Date.from(CLOCK.instant().minus(Duration.ofMinutes(2))))),
                "exp is missing or past");
    }

    @Test
    void it_has_an_id_and_is_of_the_client_itself() {
        refused(rs384(claims("signed-gp").jwtID(null)), "jti is missing");
        refused(rs384(claims("signed-gp").issuer("demo-gp")), "iss and sub");
    }

    @Test
    void another_key_under_the_same_name_is_nobodys() {
        RSAKey stranger = Identities.rsa(Identities.RSA.getKeyID());

        refused(
                Identities.signed(
                        JWSAlgorithm.RS384, stranger, claims("signed-gp").build()),
                "cannot be verified");
    }

    @Test
    void one_clients_key_is_not_anothers() {
        refused(
                Identities.signed(
                        JWSAlgorithm.RS384, Identities.RSA, claims("filed-gp").build()),
                "cannot be verified");
        refused(
                Identities.signed(
                        JWSAlgorithm.RS384, Identities.RSA, claims("demo-gp").build()),
                "invalid_client");
    }

    @Test
    void a_client_id_that_is_sent_along_must_be_that_of_the_assertion() {
        String assertion = Identities.signed(
                JWSAlgorithm.ES384, Identities.EC, claims("filed-gp").build());
        Answer answer = request()
                .ask(Map.of(
                        "client_id",
                        "signed-gp",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_new_key_is_found_by_looking_again_but_not_for_every_stranger() {
        RSAKey old = Identities.rsa("old");
        RSAKey fresh = Identities.rsa("fresh");
        Identities.publish("/rotating.json", old);
        assertThat(request()
                        .assertion(Identities.signed(
                                JWSAlgorithm.RS384, old, claims("rotating-gp").build()))
                        .status())
                .isEqualTo(200);

        Identities.publish("/rotating.json", fresh);
        assertThat(request()
                        .assertion(Identities.signed(
                                JWSAlgorithm.RS384, fresh, claims("rotating-gp").build()))
                        .status())
                .isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            refused(
                    Identities.signed(
                            JWSAlgorithm.RS384,
                            Identities.rsa("stranger-" + i),
                            claims("rotating-gp").build()),
                    "cannot be verified");
        }
        assertThat(Identities.PUBLISHER
                        .findAll(WireMock.getRequestedFor(WireMock.urlEqualTo("/rotating.json")))
                        .size())
                .isLessThanOrEqualTo(3);
    }
}
