package org.fitforwork.gateway.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.gateway.outbox.Outbox;
import org.fitforwork.gateway.outbox.Outbox.About;
import org.fitforwork.gateway.outbox.Outbox.Debt;
import org.fitforwork.referral.intake.Allocation.Tried;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.lifecycle.StatusReason;
import org.fitforwork.referral.stage.Allocated;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * Gives a referral to another provider: the same Task under another owner, the labels of every resource changed with
 * it, the one before told where it may have the referral. Within the caller's transaction, the row locked.
 */
@Component
class Reallocation {
    private final StoredReferral stored;
    private final Redecision redecision;
    private final Allocations allocations;
    private final OpenReferrals places;
    private final Handing handing;
    private final Resources resources;
    private final Events events;
    private final Waiting waiting;
    private final Notices notices;
    private final Outbox outbox;
    private final Handover handover;
    private final Clock clock;

    Reallocation(
            StoredReferral stored,
            Redecision redecision,
            Allocations allocations,
            OpenReferrals places,
            Handing handing,
            Resources resources,
            Events events,
            Waiting waiting,
            Notices notices,
            Outbox outbox,
            Handover handover,
            Clock clock) {
        this.stored = stored;
        this.redecision = redecision;
        this.allocations = allocations;
        this.places = places;
        this.handing = handing;
        this.resources = resources;
        this.events = events;
        this.waiting = waiting;
        this.notices = notices;
        this.outbox = outbox;
        this.handover = handover;
        this.clock = clock;
    }

    /** Who does it and why, for the ledger. */
    record Order(Actor actor, String by, String why) {}

    /** To a provider that has not had it yet; false if there is none. */
    boolean toTheNext(ReferralRow row, Order order) {
        return give(row, order, allocations.of(row.id()));
    }

    /** To whoever takes it by today's configuration; false if that is who has it, or nobody. */
    boolean byToday(ReferralRow row, Order order) {
        return give(row, order, Set.of());
    }

    private boolean give(ReferralRow row, Order order, Set<Tried> tried) {
        List<Resource> referral = stored.resources(row);
        Optional<Allocated> next = redecision.decide(row, referral, tried);
        if (next.isEmpty() || next.get().provider().organisation().equals(row.provider())) {
            return false;
        }
        Allocated allocated = next.get();
        places.take(allocated);
        Instant now = clock.instant();
        tellTheOneBefore(row);
        String before = row.provider();
        row.moveTo(row.status().to(ReferralStatus.REQUESTED, order.actor()));
        row.giveTo(allocated);
        row.caughtUp();
        row.waitFor(waiting.first(allocated.programme(), now));
        allocations.add(row.id(), allocated, now);
        List<Resource> given = handing.over(referral, row, before, allocated, now);
        events.add(
                row,
                StoredReferral.only(given, Task.class),
                now,
                new Cause(What.RE_ALLOCATED, order.why() + ": " + before + " to " + row.provider(), order.by()));
        outbox.owe(new Debt(
                row.id(),
                row.provider(),
                About.REFERRAL,
                allocated.located().referral().urgent(),
                handover.to(row.provider(), given)));
        return true;
    }

    /** To a provider that declined there is nothing to say; to any other it is a referral that is called back. */
    private void tellTheOneBefore(ReferralRow row) {
        if (row.status() == ReferralStatus.REQUESTED) {
            Task task = resources.read(Task.class, row.taskId()).setStatus(TaskStatus.CANCELLED);
            task.setStatusReason(Milestones.reason(StatusReason.ACKNOWLEDGEMENT_OVERDUE));
            ServiceRequest request = resources
                    .read(ServiceRequest.class, row.serviceRequestId())
                    .setStatus(ServiceRequestStatus.REVOKED);
            notices.withdrawn(row.id(), row.provider(), List.of(task, request));
        }
    }
}
