package org.fitforwork.gateway.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt failed; the message is a reason to keep and to show, and quotes nothing. */
public final class DeliveryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the failure says of the provider. */
    enum Says {
        /** It cannot take anything now. */
        PROVIDER_IS_ILL,
        /** It works, and did not take this message. */
        PROVIDER_IS_WELL,
        /** It works, and asks to be left alone for a while. */
        PROVIDER_IS_BUSY
    }

    private final Says says;

    @Nullable
    private final Duration wait;

    private DeliveryFailed(String reason, Says says, @Nullable Duration wait) {
        super(reason);
        this.says = says;
        this.wait = wait;
    }

    /** The provider could not be reached, or did not know what to do: another message would fare no better. */
    public static DeliveryFailed unreachable(String reason) {
        return new DeliveryFailed(reason, Says.PROVIDER_IS_ILL, null);
    }

    /** The provider answered that it does not take this message; it may well take another. */
    public static DeliveryFailed refused(String reason) {
        return new DeliveryFailed(reason, Says.PROVIDER_IS_WELL, null);
    }

    /** The provider asks for nothing to be sent to it before {@code wait} is over. */
    public static DeliveryFailed later(String reason, Duration wait) {
        return new DeliveryFailed(reason, Says.PROVIDER_IS_BUSY, wait);
    }

    Says says() {
        return says;
    }

    @Nullable
    Duration asksFor() {
        return wait;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
