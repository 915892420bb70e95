package org.fitforwork.gateway.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened to a referral. Written once. */
@Entity
@Immutable
@Table(name = "event", schema = "referral")
@IdClass(EventRow.Key.class)
class EventRow {
    /** Events count from 1 within a referral. */
    record Key(UUID referralId, int sequence) implements Serializable {
        Key() {
            this(new UUID(0, 0), 0);
        }
    }

    /** What led to the event. */
    record Cause(What what, @Nullable String detail, String actor) {}

    @Id
    @Column(name = "referral_id")
    private UUID referralId = new UUID(0, 0);

    @Id
    @Column(name = "sequence")
    private int sequence;

    @Column(name = "at", nullable = false)
    private Instant at = Instant.EPOCH;

    @Column(name = "status", nullable = false)
    private String status = "";

    @Column(name = "business_status")
    private @Nullable String businessStatus;

    @Column(name = "actor", nullable = false)
    private String actor = "";

    @Column(name = "what", nullable = false)
    private String what = "";

    @Column(name = "detail")
    private @Nullable String detail;

    protected EventRow() {}

    EventRow(Key key, Instant at, String status, @Nullable String businessStatus, Cause cause) {
        this.referralId = key.referralId();
        this.sequence = key.sequence();
        this.at = at;
        this.status = status;
        this.businessStatus = businessStatus;
        this.actor = cause.actor();
        this.what = cause.what().code();
        this.detail = cause.detail();
    }
}
