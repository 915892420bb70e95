package org.fitforwork.simulator.provider;

import java.util.Locale;

/** What the provider made of a referral that it read, and the HTTP status that says so. */
enum Outcome {
    NEW(200),
    AGAIN(409);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
