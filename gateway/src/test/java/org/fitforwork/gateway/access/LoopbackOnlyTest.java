package org.fitforwork.gateway.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

class LoopbackOnlyTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void profile_local_listens_on_loopback(String address) {
        assertThatCode(() -> new LoopbackOnly(address).customize(new TomcatServletWebServerFactory()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1"})
    void profile_local_listens_nowhere_else(String address) {
        assertThatThrownBy(() -> new LoopbackOnly(address).customize(new TomcatServletWebServerFactory()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loopback only");
    }
}
