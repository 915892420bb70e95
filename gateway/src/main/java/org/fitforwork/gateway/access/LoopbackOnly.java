package org.fitforwork.gateway.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Profile {@code local} has demo clients whose secrets everybody knows, so it listens on loopback or not at all. */
@Component
@Profile("local")
class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {
    private final String address;

    LoopbackOnly(@Value("${server.address:}") String address) {
        this.address = address;
    }

    /** @throws IllegalStateException if the server would listen on an address that others can reach */
    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        if (address.isBlank() || !loopback(address)) {
            throw new IllegalStateException(
                    "profile local listens on loopback only, not on '%s': set server.address to 127.0.0.1, or leave the profile"
                            .formatted(address));
        }
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
