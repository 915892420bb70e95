package org.fitforwork.gateway.seal.keys;

/** A key or certificate that cannot be used; the message names the file and what would do. */
public final class UnusableKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableKey(String message) {
        super(message);
    }

    public UnusableKey(String message, Throwable cause) {
        super(message, cause);
    }
}
