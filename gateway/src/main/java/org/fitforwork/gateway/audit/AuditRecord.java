package org.fitforwork.gateway.audit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done. Holds ids and codes, and never a name, an NHS number or anything else that a client made up.
 *
 * @param interaction FHIR's code of it, or a word of the same kind
 * @param action C, R, U, D or E
 * @param status of HTTP; null if there was none, or it was not known yet
 * @param who null if nobody proved to be anybody, or the gateway did it by itself
 * @param address of the caller, as the connection has it
 * @param patients references to those whom it is about
 * @param entities references to what it was done to
 * @param query type and parameters of a search, without their values
 * @param detail name of an operation, or a count
 */
public record AuditRecord(
        Kind kind,
        String interaction,
        char action,
        Outcome outcome,
        @Nullable Integer status,
        @Nullable Who who,
        @Nullable String address,
        Set<String> patients,
        Set<String> entities,
        @Nullable String query,
        @Nullable String detail,
        @Nullable String requestId) {

    /**
     * @param client id; null where an organisation's system has none, as the one that a message is brought to
     * @param role null if it is not known
     */
    public record Who(@Nullable String client, @Nullable String organisation, @Nullable String role) {}

    /** How it ended, by the codes of audit-event-outcome. */
    public enum Outcome {
        SUCCESS("0"),
        /** Refused. */
        MINOR("4"),
        /** Failed on this side, or on that of who should have taken it. */
        SERIOUS("8");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Outcome of(int status) {
            return status < 400 ? SUCCESS : status < 500 ? MINOR : SERIOUS;
        }
    }

    /** Something that the gateway did by itself. */
    public static AuditRecord own(Kind kind, String interaction, char action, Outcome outcome) {
        return new AuditRecord(
                kind, interaction, action, outcome, null, null, null, Set.of(), Set.of(), null, null, null);
    }

    public AuditRecord to(Who recipient) {
        return new AuditRecord(
                kind,
                interaction,
                action,
                outcome,
                status,
                recipient,
                address,
                patients,
                entities,
                query,
                detail,
                requestId);
    }

    public AuditRecord about(Set<String> whom, Set<String> what) {
        return new AuditRecord(
                kind, interaction, action, outcome, status, who, address, whom, what, query, detail, requestId);
    }

    public AuditRecord with(@Nullable String said) {
        return new AuditRecord(
                kind, interaction, action, outcome, status, who, address, patients, entities, query, said, requestId);
    }
}
