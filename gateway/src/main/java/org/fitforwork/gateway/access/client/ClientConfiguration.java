package org.fitforwork.gateway.access.client;

import java.util.Map;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Reads the clients at the start. A misspelt key stops it: it might be the one that was to limit a client. */
@Configuration
public class ClientConfiguration {
    private static final String KEY = "gateway.clients";

    /** @throws InvalidClients if one breaks a rule */
    @Bean
    @Lazy(false)
    Clients clients(Environment environment, Surroundings surroundings) {
        Map<String, Client> clients = Binder.get(environment)
                .bind(KEY, Bindable.mapOf(String.class, Client.class), handler())
                .orElse(Map.of());
        boolean local = environment.acceptsProfiles(Profiles.of("local"));
        return new ClientRules(new SecretRule(local), surroundings).check(clients);
    }

    /** An environment may have variables that look like keys of clients, and are none. */
    private static BindHandler handler() {
        return new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    }
}
