package org.fitforwork.referral.proof;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** First and last day; {@code to} is null where there is no end. */
public record Span(LocalDate from, @Nullable LocalDate to) {
    boolean within(@Nullable LocalDate first, @Nullable LocalDate last) {
        return (first == null || !from.isBefore(first)) && (last == null || (to != null && !to.isAfter(last)));
    }

    @Override
    public String toString() {
        return to == null ? "from " + from : "from %s to %s".formatted(from, to);
    }
}
