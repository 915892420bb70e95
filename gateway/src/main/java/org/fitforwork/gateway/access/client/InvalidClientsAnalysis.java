package org.fitforwork.gateway.access.client;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails for a client says which in a line each instead of a stack trace. */
final class InvalidClientsAnalysis extends AbstractFailureAnalyzer<InvalidClients> {
    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidClients cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Put config/clients.yaml right, or the setting named; see docs/clients.md.", cause);
    }
}
