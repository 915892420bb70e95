package org.fitforwork.gateway.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.disclosure.Purpose;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.gateway.ledger.Lifecycle.Move;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * The person takes back its consent. An open referral is cancelled; a closed one stays as it was closed. Either way
 * nothing more is shared: what is owed of it is withheld, the provider keeps the sight of where it stands and why, and
 * one that may have it is told. All in one transaction.
 */
@Component
public class ConsentWithdrawal {
    private final ReferralRows rows;
    private final Resources resources;
    private final StoredReferral stored;
    private final Lifecycle lifecycle;
    private final Handing handing;
    private final Events events;
    private final Receipts receipts;
    private final Notices notices;
    private final Transactions transactions;
    private final Clock clock;

    ConsentWithdrawal(
            ReferralRows rows,
            Resources resources,
            StoredReferral stored,
            Lifecycle lifecycle,
            Handing handing,
            Events events,
            Receipts receipts,
            Notices notices,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.resources = resources;
        this.stored = stored;
        this.lifecycle = lifecycle;
        this.handing = handing;
        this.events = events;
        this.receipts = receipts;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Done once: the same again changes nothing.
     *
     * @param expectedVersion the version of the ServiceRequest that the caller saw
     * @throws LostRace if it is no longer at that version
     */
    public ServiceRequest withdraw(String serviceRequestId, String organisation, long expectedVersion) {
        return transactions.once(() -> {
            ReferralRow row = rows.lockByServiceRequest(serviceRequestId);
            ServiceRequest request = resources.read(ServiceRequest.class, serviceRequestId);
            LostRace.check(request, expectedVersion);
            if (!row.consentWithdrawn()) {
                withdraw(row, request, organisation);
            }
            return resources.read(ServiceRequest.class, serviceRequestId);
        });
    }

    private void withdraw(ReferralRow row, ServiceRequest request, String organisation) {
        row.withdrawConsent(clock.instant());
        Task task = resources.read(Task.class, row.taskId());
        Party.limit(task, row.provider(), Purpose.WITHDRAWN);
        Party.limit(request, row.provider(), Purpose.WITHDRAWN);
        // First what is stored already: of what the step makes anew, such as a receipt, nothing is taken back.
        handing.from(stored.resources(row), row);
        Task ended = row.status().open()
                ? cancelled(row, task, request, organisation)
                : closed(row, task, request, organisation);
        notices.consentWithdrawn(
                row.id(), row.provider(), List.of(ended, resources.read(ServiceRequest.class, row.serviceRequestId())));
    }

    private Task cancelled(ReferralRow row, Task task, ServiceRequest request, String organisation) {
        long version = request.getIdElement().getVersionIdPartAsLong();
        return lifecycle.step(
                row,
                task,
                request,
                new Move(ReferralStatus.CANCELLED, Actor.REFERRER, organisation, version, ConsentWithdrawal::say));
    }

    private Task closed(ReferralRow row, Task task, ServiceRequest request, String organisation) {
        Instant now = clock.instant();
        boolean waited = row.waitsForAnotherProvider();
        row.waitFor(null);
        say(task);
        Task told = resources.follow(row, task, resources.update(request), now);
        events.add(row, told, now, new Cause(What.CONSENT_WITHDRAWN, null, organisation));
        if (waited) {
            receipts.closed(row, told, organisation, now);
        }
        return told;
    }

    private static void say(Task task) {
        task.setStatusReason(Milestones.reason(StatusReason.CONSENT_WITHDRAWN));
    }
}
