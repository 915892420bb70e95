package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ExternalIssuerIT extends LiveGateway {
    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Identities.issuer())
                .subject("a-service-account")
                .audience(Identities.AUDIENCE)
                .claim("azp", "practice-system")
                .expirationTime(Date.from(CLOCK.instant().plus(Duration.ofMinutes(5))));
    }

    private int status(String path, JWTClaimsSet.Builder claims, RSAKey key) {
        return new TokenRequest(base())
                .get(path, Identities.signed(JWSAlgorithm.RS256, key, claims.build()))
                .status();
    }

    private int status(JWTClaimsSet.Builder claims) {
        return status("/fhir/Task", claims, Identities.RSA);
    }

    @Test
    void a_token_of_the_other_issuer_is_as_good_as_one_of_here() {
        String sent = Answers.idOf(
                as("demo-gp")
                        .send(Referral.like("fit-for-work-out-of-work-gp.json").bundle()),
                "ServiceRequest");

        assertThat(status("/fhir/ServiceRequest/" + sent, claims(), Identities.RSA))
                .isEqualTo(200);
        assertThat(status("/admin/outbox/organisations", claims(), Identities.RSA))
                .isEqualTo(403);
    }

    @Test
    void it_must_be_meant_for_this_gateway() {
        assertThat(status(claims().audience("https://elsewhere.example"))).isEqualTo(401);
    }

    @Test
    void and_be_of_a_client_that_is_known_here() {
        assertThat(status(claims().claim("azp", "somebody-else"))).isEqualTo(401);
        assertThat(status(claims().claim("azp", null))).isEqualTo(401);
    }

    @Test
    void and_be_of_that_issuer_and_in_time() {
        assertThat(status("/fhir/Task", claims(), Identities.rsa(Identities.RSA.getKeyID())))
                .isEqualTo(401);
        assertThat(status(claims().issuer("https://unknown.example"))).isEqualTo(401);
        assertThat(status(claims().expirationTime(Date.from(CLOCK.instant().minus(Duration.ofMinutes(5))))))
                .isEqualTo(401);
        assertThat(status(claims().expirationTime(null))).isEqualTo(401);
    }

    @Test
    void the_other_issuer_speaks_for_its_own_clients_only() {
        // demo-gp is a client of this gateway, and none that the issuer knows.
        assertThat(status(claims().subject("demo-gp").claim("azp", "demo-gp"))).isEqualTo(401);
    }

    @Test
    void a_scope_in_it_narrows_it() {
        assertThat(status(claims().claim("scope", "openid system/ServiceRequest.r")))
                .isEqualTo(403);
        assertThat(status(claims().claim("scope", "openid profile"))).isEqualTo(200);
        assertThat(status(claims().claim("scope", "patient/Task.rs"))).isEqualTo(403);
    }
}
