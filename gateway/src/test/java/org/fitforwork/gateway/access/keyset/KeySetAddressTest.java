package org.fitforwork.gateway.access.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetAddressTest {
    private static KeySetAddress allowing(String... hosts) {
        return new KeySetAddress(new KeySetSettings(
                Set.of(hosts), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example/jwks",
                "https://127.0.0.1/jwks",
                "https://localhost/jwks",
                "https://[::1]/jwks",
                "https://10.1.2.3/jwks",
                "https://169.254.169.254/latest",
                "https://user@keys.example/jwks",
                "file:///etc/passwd",
                "jwks.json",
                "https://"
            })
    void keys_are_not_fetched_from_there(String url) {
        assertThat(allowing().fault(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://keys.example/jwks", "https://8.8.8.8/jwks"})
    void but_from_public_hosts(String url) {
        assertThat(allowing().fault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8090/jwks", "https://[::1]/jwks", "http://issuer.internal/jwks"})
    void and_from_hosts_that_the_deployer_names(String url) {
        assertThat(allowing("127.0.0.1", "::1", "issuer.internal").fault(url)).isEmpty();
    }
}
