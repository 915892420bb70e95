package org.fitforwork.gateway.outbox;

import java.util.Locale;

/** Where a message stands. */
enum MessageState {
    OWED,
    DELIVERED,
    /** Given up; owed again only when somebody replays it. */
    DEAD,
    /** Taken back: before it ever went out, or since the person took its consent back. */
    WITHDRAWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
