package org.fitforwork.gateway.audit;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The request that this thread answers. */
@Component
class CurrentRequest {
    // There is one of it for each gateway, and it lives as long.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Request> current = new ThreadLocal<>();

    void begins(Request request) {
        current.set(request);
    }

    void ends() {
        current.remove();
    }

    /** Empty on the threads on which the gateway works by itself. */
    Optional<Request> get() {
        return Optional.ofNullable(current.get());
    }
}
