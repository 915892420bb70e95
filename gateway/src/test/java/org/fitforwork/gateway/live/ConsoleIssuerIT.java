package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fitforwork.gateway.live.Browser.Page;
import org.junit.jupiter.api.Test;

/** Signs in as an OpenID Connect provider has it, with a provider of the test's own. */
class ConsoleIssuerIT extends LiveGateway {
    private static final String CLIENT = "fit-for-work-gateway";

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static JWTClaimsSet.Builder claims(Map<String, String> asked) {
        Instant now = CLOCK.instant();
        return new JWTClaimsSet.Builder()
                .issuer(Identities.issuer())
                .subject("user-17")
                .audience(CLIENT)
                .claim("nonce", asked.get("nonce"))
                .claim("roles", List.of("engineer", "something-else"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    private static void issues(JWTClaimsSet claims, RSAKey key) {
        Identities.PUBLISHER.stubFor(WireMock.post("/issuer/token")
                .willReturn(WireMock.okJson(
                        "{\"access_token\":\"none\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
                                .formatted(Identities.signed(JWSAlgorithm.RS256, key, claims)))));
    }

    private static Map<String, String> started(Browser browser) {
        Page page = browser.open("/console/sign-in/issuer");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location().toString()).startsWith(Identities.issuer() + "/authorize?");
        return query(page.location());
    }

    private static Page comesBack(Browser browser, String state) {
        return browser.open(
                "/console/oidc/callback?code=a-code&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    @Test
    void who_the_issuer_calls_an_engineer_is_signed_in() {
        Browser browser = new Browser(base());
        Map<String, String> asked = started(browser);
        issues(claims(asked).build(), Identities.RSA);

        Page page = comesBack(browser, asked.getOrDefault("state", ""));

        assertThat(asked)
                .containsEntry("client_id", CLIENT)
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", base() + "/console/oidc/callback");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Overview", "user-17");
        Identities.PUBLISHER.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/issuer/token"))
                .withRequestBody(WireMock.containing("code_verifier=")));
    }

    @Test
    void who_it_calls_nothing_of_that_kind_is_not_let_in() {
        Browser browser = new Browser(base());
        Map<String, String> asked = started(browser);
        issues(claims(asked).claim("roles", List.of("referrer")).build(), Identities.RSA);

        Page page = comesBack(browser, asked.getOrDefault("state", ""));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("the console is for engineers and admins")
                .doesNotContain("Overview");
    }

    @Test
    void a_token_of_another_sign_in_of_another_client_or_of_another_key_is_not_taken() {
        Browser browser = new Browser(base());
        Map<String, String> asked = started(browser);
        issues(claims(asked).claim("nonce", "of-another").build(), Identities.RSA);
        assertThat(comesBack(browser, asked.getOrDefault("state", "")).status()).isEqualTo(401);

        asked = started(browser);
        issues(claims(asked).audience("another-client").build(), Identities.RSA);
        assertThat(comesBack(browser, asked.getOrDefault("state", "")).status()).isEqualTo(401);

        asked = started(browser);
        issues(claims(asked).build(), Identities.rsa(Identities.RSA.getKeyID()));
        assertThat(comesBack(browser, asked.getOrDefault("state", "")).status()).isEqualTo(401);
    }

    @Test
    void a_token_that_is_over_is_not_taken() {
        Browser browser = new Browser(base());
        Map<String, String> asked = started(browser);
        Instant before = CLOCK.instant().minus(Duration.ofHours(1));
        issues(
                claims(asked)
                        .issueTime(Date.from(before))
                        .expirationTime(Date.from(before.plusSeconds(60)))
                        .build(),
                Identities.RSA);

        assertThat(comesBack(browser, asked.getOrDefault("state", "")).status()).isEqualTo(401);
    }

    @Test
    void nobody_comes_back_who_did_not_start_here() {
        Map<String, String> asked = started(new Browser(base()));
        issues(claims(asked).build(), Identities.RSA);

        assertThat(comesBack(new Browser(base()), asked.getOrDefault("state", ""))
                        .status())
                .isEqualTo(401);
    }
}
