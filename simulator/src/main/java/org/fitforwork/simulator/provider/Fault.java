package org.fitforwork.simulator.provider;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What may go wrong with a call to a provider. */
public enum Fault {
    /** The call is read and never answered. */
    HANG("hang"),
    /** The connection ends while the call is still being sent. */
    RESET("reset"),
    SERVER_ERROR("500"),
    TOO_MANY_REQUESTS("429"),
    UNAVAILABLE("503"),
    NOT_FOUND("404"),
    /** 200 with a page of HTML, as from a proxy that knows nothing of the provider behind it. */
    RUBBISH("rubbish"),
    /** The referral is kept, and the connection ends before the answer. */
    ACCEPT_AND_DIE("accept-and-die");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException naming the faults that there are */
    public static Fault of(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such fault; there are "
                        + Arrays.stream(values()).map(Fault::code).collect(Collectors.joining(", "))));
    }

    /** The HTTP status, of those that answer with an OperationOutcome. */
    int status() {
        return Integer.parseInt(code);
    }

    boolean asksToComeLater() {
        return this == TOO_MANY_REQUESTS || this == UNAVAILABLE;
    }
}
