package org.fitforwork.gateway.feed.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of an event a notification tells. */
public enum Content {
    /** That there are events, and their numbers. */
    EMPTY,
    /** Which Tasks they are about, too. */
    ID_ONLY,
    /** Each Task as it was right after its event, too. */
    FULL_RESOURCE;

    /** Code in the Backport's content code system. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Content> of(String code) {
        return Arrays.stream(values())
                .filter(content -> content.code().equals(code))
                .findFirst();
    }
}
