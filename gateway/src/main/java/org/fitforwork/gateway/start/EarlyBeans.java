package org.fitforwork.gateway.start;

import java.util.List;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The factory of the web server is the first bean that is made, and nearly all others are made with the web server. */
@Component
final class EarlyBeans implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {
    EarlyBeans(List<Early> begun) {}

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        // That they are made is all.
    }
}
