package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.gateway.ledger.ReferralRow.Made;
import org.fitforwork.gateway.outbox.Outbox;
import org.fitforwork.gateway.outbox.Outbox.About;
import org.fitforwork.gateway.outbox.Outbox.Debt;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.stage.Allocated;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hinge: FHIR resources, ledger entry, first event and owed message, all in the caller's one transaction. */
@Component
class Commit {
    /** Its provider's is the first of its allocations. */
    private static final String INSERT =
            """
            with taken as (
                insert into referral.referral (id, sender, source, identifier_system, identifier_value, content_hash,
                    bundle_sha256, programme, provider, area, area_found_by, configuration_version, status, deadline,
                    deadline_at, received_at, service_request_id, patient_id, task_id, answer, version)
                values (:id, :sender, :source, :system, :value, :hash,
                    :bundle, :programme, :provider, :area, :by, :configuration, :status, :deadline,
                    :deadlineAt, :now, :serviceRequest, :patient, :task, :answer, 0)
                on conflict (sender, identifier_system, identifier_value) do nothing
                returning id)
            insert into referral.allocation (referral_id, number, programme, provider, at)
            select id, 1, :programme, :provider, :now from taken""";

    private final JdbcClient database;
    private final NewResources resources;
    private final Compose compose;
    private final Answer answer;
    private final Handover handover;
    private final Outbox outbox;
    private final OpenReferrals places;
    private final Waiting waiting;
    private final Events events;
    private final Receipts receipts;
    private final FhirContext context;
    private final Clock clock;

    Commit(
            JdbcClient database,
            NewResources resources,
            Compose compose,
            Answer answer,
            Handover handover,
            Outbox outbox,
            OpenReferrals places,
            Waiting waiting,
            Events events,
            Receipts receipts,
            FhirContext context,
            Clock clock) {
        this.database = database;
        this.resources = resources;
        this.compose = compose;
        this.answer = answer;
        this.handover = handover;
        this.outbox = outbox;
        this.places = places;
        this.waiting = waiting;
        this.events = events;
        this.receipts = receipts;
        this.context = context;
        this.clock = clock;
    }

    /**
     * The transaction-response, its last entry the Task.
     *
     * @throws AcceptedBefore if the referral is in the ledger already; nothing of this one is to stay
     */
    Bundle commit(Allocated allocated, String contentHash) {
        Instant now = clock.instant();
        places.take(allocated);
        Due due = waiting.first(allocated.programme(), now);
        var composed = compose.of(allocated, due, now);
        List<Resource> stored = composed.resources();
        TransactionDetails storing = resources.store(stored, composed.known().isPresent());
        Task task = StoredReferral.only(stored, Task.class);
        ServiceRequest request = StoredReferral.only(stored, ServiceRequest.class);
        Bundle response = answer.to(allocated.located().referral().sender().organisation(), stored, composed.known());
        ReferralRow row = new ReferralRow(
                UUID.randomUUID(),
                allocated,
                due,
                new Made(
                        request.getIdElement().getIdPart(),
                        StoredReferral.only(stored, Patient.class)
                                .getIdElement()
                                .getIdPart(),
                        task.getIdElement().getIdPart(),
                        context.newJsonParser().encodeResourceToString(response)),
                now);
        insert(row, allocated, contentHash, due, now);
        events.first(
                row,
                task,
                now,
                new Cause(
                        What.ACCEPTED,
                        allocated.provider().organisation(),
                        allocated.located().referral().sender().organisation()));
        resources.add(receipts.accepted(row, request, task, now), storing);
        outbox.owe(new Debt(
                row.id(),
                allocated.provider().organisation(),
                About.REFERRAL,
                allocated.located().referral().urgent(),
                composed.known().isPresent()
                        ? handover.to(allocated.provider().organisation(), stored)
                        : handover.toFirst(allocated.provider().organisation(), stored)));
        return response;
    }

    private void insert(ReferralRow row, Allocated allocated, String contentHash, Due due, Instant now) {
        var located = allocated.located();
        int inserted = database.sql(INSERT)
                .param("id", row.id())
                .param("sender", row.sender())
                .param("source", row.source())
                .param("system", row.identifierSystem())
                .param("value", row.identifierValue())
                .param("hash", contentHash)
                .param("bundle", row.bundleSha256())
                .param("programme", row.programme())
                .param("provider", row.provider())
                .param("area", located.location().area())
                .param("by", located.location().by().name())
                .param("configuration", located.configuration().version())
                .param("status", row.status().code())
                .param("deadline", due.deadline().code())
                .param("deadlineAt", Timestamp.from(due.at()))
                .param("now", Timestamp.from(now))
                .param("serviceRequest", row.serviceRequestId())
                .param("patient", row.patientId())
                .param("task", row.taskId())
                .param("answer", row.answer())
                .update();
        if (inserted == 0) {
            throw new AcceptedBefore();
        }
    }
}
