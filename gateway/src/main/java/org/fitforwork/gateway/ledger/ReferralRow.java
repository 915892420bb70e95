package org.fitforwork.gateway.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.jspecify.annotations.Nullable;

/** One referral in the ledger. It is inserted by SQL, where the database decides whether it is new. */
@Entity
@Table(name = "referral", schema = "referral")
class ReferralRow {
    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "status", nullable = false)
    private String status = "";

    @Column(name = "provider", nullable = false)
    private String provider = "";

    @Column(name = "sender", nullable = false)
    private String sender = "";

    @Column(name = "service_request_id")
    private @Nullable String serviceRequestId;

    @Column(name = "task_id")
    private @Nullable String taskId;

    @Column(name = "answer")
    private @Nullable String answer;

    @Column(name = "received_at", nullable = false)
    private Instant receivedAt = Instant.EPOCH;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    protected ReferralRow() {}

    UUID id() {
        return id;
    }

    ReferralStatus status() {
        return ReferralStatus.of(status).orElseThrow();
    }

    void moveTo(ReferralStatus next) {
        status = next.code();
    }

    String provider() {
        return provider;
    }

    String sender() {
        return sender;
    }

    String serviceRequestId() {
        return Objects.requireNonNull(serviceRequestId);
    }

    String taskId() {
        return Objects.requireNonNull(taskId);
    }

    void committed(String serviceRequest, String task, String response) {
        serviceRequestId = serviceRequest;
        taskId = task;
        answer = response;
    }
}
