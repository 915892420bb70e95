package org.fitforwork.gateway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** A gateway without configured clients gives no tokens. */
final class NoClients implements RegisteredClientRepository {
    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("clients come from config/clients.yaml");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return null;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return null;
    }
}
