package org.fitforwork.gateway.feed;

/** A notification was not taken; the message is a reason to keep and to show, and quotes nothing. */
public final class PostFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** The codes of the code system subscription-error. */
    public enum Kind {
        NO_RESPONSE("no-response"),
        ERROR_RESPONSE("error-response"),
        DNS_RESOLUTION_ERROR("dns-resolution-error");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    public PostFailed(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    String code() {
        return kind.code;
    }
}
