package org.fitforwork.gateway.feed;

import org.jspecify.annotations.Nullable;

/** A notification was not taken; the message is a reason to keep and to show, and quotes nothing. */
public final class PostFailed extends Exception {
    private static final long serialVersionUID = 1L;

    @Nullable
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

    private PostFailed(String reason) {
        super(reason);
        this.kind = null;
    }

    public PostFailed(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /** The fault is not the endpoint's, and the code system has no code for it. */
    static PostFailed here() {
        return new PostFailed("the gateway failed to make the notification, or to note that it was taken");
    }

    @Nullable
    String code() {
        return kind == null ? null : kind.code;
    }
}
