package org.fitforwork.gateway.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.fitforwork.referral.deadline.Deadline;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.stage.Allocated;
import org.jspecify.annotations.Nullable;

/** One referral in the ledger. It is inserted by SQL, where the database decides whether it is new. */
@Entity
@Table(name = "referral", schema = "referral")
class ReferralRow {
    /** What a declined referral waits for; not the provider's to do, so it is no {@link Deadline}. */
    static final String RE_ALLOCATION = "re-allocation";

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "status", nullable = false)
    private String status = "";

    @Column(name = "programme", nullable = false)
    private String programme = "";

    @Column(name = "provider", nullable = false)
    private String provider = "";

    @Column(name = "area", nullable = false)
    private String area = "";

    @Column(name = "configuration_version", nullable = false)
    private String configurationVersion = "";

    @Column(name = "sender", nullable = false)
    private String sender = "";

    @Column(name = "source")
    private @Nullable String source;

    @Column(name = "identifier_system", nullable = false, updatable = false)
    private String identifierSystem = "";

    @Column(name = "identifier_value", nullable = false, updatable = false)
    private String identifierValue = "";

    @Column(name = "bundle_sha256", updatable = false)
    private @Nullable String bundleSha256;

    @Column(name = "service_request_id")
    private @Nullable String serviceRequestId;

    @Column(name = "patient_id")
    private @Nullable String patientId;

    @Column(name = "task_id")
    private @Nullable String taskId;

    @Column(name = "answer")
    private @Nullable String answer;

    @Column(name = "received_at", nullable = false)
    private Instant receivedAt = Instant.EPOCH;

    @Column(name = "deadline")
    private @Nullable String deadline;

    @Column(name = "deadline_at")
    private @Nullable Instant deadlineAt;

    @Column(name = "overdue", nullable = false)
    private int overdue;

    @Column(name = "escalated", nullable = false)
    private boolean escalated;

    @Column(name = "consent_withdrawn_at")
    private @Nullable Instant consentWithdrawnAt;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    protected ReferralRow() {}

    /**
     * What storing a referral made of it.
     *
     * @param answer the transaction-response, as JSON
     */
    record Made(String serviceRequest, String patient, String task, String answer) {}

    /** A referral that {@code allocated} to a provider has just made. */
    ReferralRow(UUID id, Allocated allocated, Due due, Made made, Instant now) {
        var referral = allocated.located().referral();
        this.id = id;
        status = ReferralStatus.REQUESTED.code();
        giveTo(allocated);
        sender = referral.key().sender();
        source = referral.sender().source();
        identifierSystem = referral.key().system();
        identifierValue = referral.key().value();
        bundleSha256 = SentBytes.sha256(referral.bundle());
        serviceRequestId = made.serviceRequest();
        patientId = made.patient();
        taskId = made.task();
        answer = made.answer();
        receivedAt = now;
        waitFor(due);
    }

    UUID id() {
        return id;
    }

    ReferralStatus status() {
        return ReferralStatus.of(status).orElseThrow();
    }

    void moveTo(ReferralStatus next) {
        status = next.code();
    }

    String programme() {
        return programme;
    }

    String provider() {
        return provider;
    }

    void giveTo(Allocated allocated) {
        programme = allocated.programme().id();
        provider = allocated.provider().organisation();
        area = allocated.located().location().area();
        configurationVersion = allocated.located().configuration().version();
    }

    String sender() {
        return sender;
    }

    /** Kind of referrer; null of a referral from before that was kept. */
    @Nullable
    String source() {
        return source;
    }

    String identifierSystem() {
        return identifierSystem;
    }

    String identifierValue() {
        return identifierValue;
    }

    /** Of the bytes that its sender sent; null of a referral from before that was kept. */
    @Nullable
    String bundleSha256() {
        return bundleSha256;
    }

    String serviceRequestId() {
        return Objects.requireNonNull(serviceRequestId);
    }

    @Nullable
    String patientId() {
        return patientId;
    }

    String taskId() {
        return Objects.requireNonNull(taskId);
    }

    String answer() {
        return Objects.requireNonNull(answer);
    }

    /** What it waits for; null if it is closed, or declined and waits for another provider. */
    @Nullable
    Due due() {
        return deadline == null || deadlineAt == null || deadline.equals(RE_ALLOCATION)
                ? null
                : new Due(Deadline.of(deadline), deadlineAt);
    }

    boolean waitsForAnotherProvider() {
        return RE_ALLOCATION.equals(deadline);
    }

    /** Closed, and not merely declined while another provider is looked for. */
    boolean closedForGood() {
        return !status().open() && !waitsForAnotherProvider();
    }

    @Nullable
    Instant dueAt() {
        return deadlineAt;
    }

    void waitFor(@Nullable Due due) {
        deadline = due == null ? null : due.deadline().code();
        deadlineAt = due == null ? null : due.at();
    }

    void waitForAnotherProvider(Instant at) {
        deadline = RE_ALLOCATION;
        deadlineAt = at;
    }

    /** The person took its consent back, so that nothing of the referral goes to anybody any more. */
    boolean consentWithdrawn() {
        return consentWithdrawnAt != null;
    }

    void withdrawConsent(Instant at) {
        consentWithdrawnAt = at;
    }

    /** A deadline was missed. */
    void missed(boolean escalate) {
        overdue++;
        escalated |= escalate;
    }

    /** Something happened: what was missed before is behind it. */
    void caughtUp() {
        overdue = 0;
        escalated = false;
    }
}
