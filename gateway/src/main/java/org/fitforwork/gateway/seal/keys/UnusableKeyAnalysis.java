package org.fitforwork.gateway.seal.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails for want of a key says so in two lines instead of a stack trace. */
final class UnusableKeyAnalysis extends AbstractFailureAnalyzer<UnusableKey> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableKey cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Put the key right, or the setting that names it; see docs/receipts.md.", cause);
    }
}
