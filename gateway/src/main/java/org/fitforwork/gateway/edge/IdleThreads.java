package org.fitforwork.gateway.edge;

import java.time.Duration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Threads that many requests at once needed end soon after. Tomcat gives a request to the thread that has waited longest,
 * and lets each wait for a minute: with a hundred requests a second all would live on that ever were needed at once.
 */
@Component
class IdleThreads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Duration LONGEST = Duration.ofMillis(500);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("threadsMaxIdleTime", String.valueOf(LONGEST.toMillis())));
    }
}
