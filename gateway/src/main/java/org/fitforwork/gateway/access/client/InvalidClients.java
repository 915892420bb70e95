package org.fitforwork.gateway.access.client;

import java.util.List;

/** {@code config/clients.yaml} breaks rules; the message names each client and key, and no secret. */
public final class InvalidClients extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidClients(List<String> faults) {
        super(String.join("\n", faults));
    }
}
