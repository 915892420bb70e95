package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Period;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.fitforwork.gateway.live.Client.Answer;
import org.fitforwork.gateway.live.TlsConnector.Door;
import org.fitforwork.gateway.seal.authority.DevelopmentAuthority;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MutualTlsIT extends LiveGateway {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Door door;

    private TokenRequest with(String certificate) throws GeneralSecurityException, IOException {
        return new TokenRequest(
                HttpClient.newBuilder().sslContext(tls(certificate)).build(), "https://127.0.0.1:" + door.port());
    }

    private static SSLContext tls(String name) throws GeneralSecurityException, IOException {
        Path folder = Identities.CERTIFICATES;
        char[] password =
                Files.readString(folder.resolve("p12.password")).strip().toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        if (name.isEmpty()) {
            own.load(null, null);
        } else {
            try (var in = Files.newInputStream(folder.resolve(name + ".p12"))) {
                own.load(in, password);
            }
        }
        keys.init(own, password);
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("ca.crt"))) {
            authorities.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private static Answer ask(TokenRequest request, String client) {
        return request.ask(Map.of("client_id", client));
    }

    @Test
    void a_certificate_gets_a_token_that_works_over_it_and_over_nothing_else() throws Exception {
        Answer answer = ask(with("certified-gp"), "certified-gp");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String token = TokenRequest.token(answer);

        assertThat(with("certified-gp").get("/fhir/Task", token).status()).isEqualTo(200);
        assertThat(with("stranger").get("/fhir/Task", token).status()).isEqualTo(401);
        assertThat(with("").get("/fhir/Task", token).status()).isEqualTo(401);
        assertThat(new TokenRequest(base()).get("/fhir/Task", token).status()).isEqualTo(401);
    }

    @Test
    void another_certificate_of_the_same_authority_is_not_the_clients() throws Exception {
        Answer answer = ask(with("stranger"), "certified-gp");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client", "another subject");
    }

    @Test
    void a_client_without_a_certificate_in_its_entry_gets_nothing_by_one() throws Exception {
        assertThat(ask(with("certified-gp"), "demo-gp").status()).isEqualTo(401);
        assertThat(ask(with(""), "certified-gp").status()).isEqualTo(401);
    }

    @Test
    void once_revoked_it_gets_no_token_and_those_it_had_are_over() throws Exception {
        TokenRequest stolen = with("stolen");
        String token = TokenRequest.token(ask(stolen, "stolen-gp"));
        assertThat(stolen.get("/fhir/Task", token).status()).isEqualTo(200);

        new DevelopmentAuthority(Identities.CERTIFICATES, CLOCK.instant(), Period.ofDays(30), new SecureRandom())
                .revoke("stolen");

        Answer refused = ask(stolen, "stolen-gp");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("the certificate is revoked");
        assertThat(stolen.get("/fhir/Task", token).status()).isEqualTo(401);
        assertThat(ask(with("certified-gp"), "certified-gp").status()).isEqualTo(200);
    }

    @Test
    void over_tls_a_browser_is_told_to_stay_with_it() throws Exception {
        assertThat(with("").get("/fhir/metadata", "x").header("Strict-Transport-Security"))
                .contains("max-age=");
    }
}
