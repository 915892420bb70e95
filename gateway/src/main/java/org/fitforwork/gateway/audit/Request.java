package org.fitforwork.gateway.audit;

import java.util.Set;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.audit.AuditRecord.Who;
import org.jspecify.annotations.Nullable;

/** A request while it is answered: what is known of it so far, and whether it is on record. */
final class Request {
    private final String id;
    private final String address;
    private Kind kind;
    private String interaction;
    private char action;
    private @Nullable Who who;
    private @Nullable String query;
    private @Nullable String detail;
    private final References references = new References();
    private boolean recorded;

    /** @param method of HTTP */
    Request(Kind kind, String method, String id, String address) {
        this.kind = kind;
        this.id = id;
        this.address = address;
        this.interaction = method;
        this.action = action(method);
    }

    private static char action(String method) {
        return switch (method) {
            case "get", "head" -> 'R';
            case "put", "patch" -> 'U';
            case "delete" -> 'D';
            default -> 'E';
        };
    }

    void is(Kind now, String what, char how) {
        kind = now;
        interaction = what;
        action = how;
    }

    void by(Who caller) {
        who = caller;
    }

    void asks(@Nullable String names) {
        query = names;
    }

    void says(@Nullable String what) {
        detail = what;
    }

    boolean isSearch() {
        return interaction.startsWith("search");
    }

    References references() {
        return references;
    }

    boolean recorded() {
        return recorded;
    }

    void isRecorded() {
        recorded = true;
    }

    /** @param status of HTTP; null while it is not known */
    AuditRecord record(Outcome outcome, @Nullable Integer status) {
        return new AuditRecord(
                kind,
                interaction,
                action,
                outcome,
                status,
                who,
                address,
                Set.copyOf(references.patients()),
                Set.copyOf(references.entities()),
                // Names that a refused search made up are not kept.
                outcome == Outcome.SUCCESS ? query : null,
                detail,
                id);
    }
}
