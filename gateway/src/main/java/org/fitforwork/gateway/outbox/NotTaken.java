package org.fitforwork.gateway.outbox;

import org.springframework.http.HttpStatus;

/** An operator asks for what cannot be; the message says what can. */
public final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    NotTaken(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
