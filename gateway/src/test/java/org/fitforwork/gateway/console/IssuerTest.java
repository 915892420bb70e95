package org.fitforwork.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

class IssuerTest {
    private static final String ADDRESSES =
            """
            {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "subject_types_supported":["public"]}""";

    private static ConsoleSettings settings(String issuer, String secret) {
        return new ConsoleSettings(issuer, "the-gateway", secret, "roles");
    }

    @Test
    void it_is_asked_when_somebody_signs_in_and_again_if_it_did_not_answer() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        try {
            Issuer issuer = new Issuer(settings(server.baseUrl(), "a-secret"));
            assertThat(issuer.answers()).isFalse();
            server.stubFor(WireMock.get("/.well-known/openid-configuration")
                    .willReturn(WireMock.okJson(ADDRESSES.formatted(server.baseUrl()))));

            assertThat(issuer.answers()).isTrue();
            ClientRegistration known = Objects.requireNonNull(issuer.findByRegistrationId(Issuer.ID));
            assertThat(known.getProviderDetails().getAuthorizationUri()).isEqualTo(server.baseUrl() + "/authorize");
            assertThat(known.getClientAuthenticationMethod()).isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
            assertThat(issuer.findByRegistrationId("another")).isNull();
        } finally {
            server.stop();
        }
    }
}
