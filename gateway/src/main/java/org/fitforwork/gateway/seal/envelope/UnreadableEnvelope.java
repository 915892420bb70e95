package org.fitforwork.gateway.seal.envelope;

import java.io.IOException;

/** An envelope that cannot be opened or must not be believed; the message says why, and nothing of its content. */
public final class UnreadableEnvelope extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableEnvelope(String message) {
        super(message);
    }

    UnreadableEnvelope(String message, Throwable cause) {
        super(message, cause);
    }
}
