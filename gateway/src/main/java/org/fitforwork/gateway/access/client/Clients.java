package org.fitforwork.gateway.access.client;

import java.util.Map;
import java.util.Optional;

/**
 * The systems that may ask for a token or bring one, all of them sound.
 *
 * @param clients by client id
 */
public record Clients(Map<String, Client> clients) {
    public Clients {
        clients = Map.copyOf(clients);
    }

    public Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** Id of the client that another issuer knows as {@code subject}. */
    public Optional<String> known(String issuer, String subject) {
        return clients.entrySet().stream()
                .filter(entry -> entry.getValue().external() != null
                        && issuer.equals(entry.getValue().external().issuer())
                        && subject.equals(entry.getValue().external().subject()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** True if a client proves itself by certificate. */
    public boolean haveCertificates() {
        return clients.values().stream().anyMatch(client -> client.certificate() != null);
    }
}
