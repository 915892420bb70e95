package org.fitforwork.gateway.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.gateway.ledger.Reallocation.Order;
import org.fitforwork.referral.deadline.Deadline;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.fitforwork.referral.programme.Programme.OnOverdue;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Does what is due of a referral: gives a declined one to another provider, and says of a missed deadline that it is. */
@Component
public class Overdue {
    private static final String GATEWAY = "gateway";

    private final ReferralRows rows;
    private final Resources resources;
    private final Reallocation reallocation;
    private final Waiting waiting;
    private final Events events;
    private final Receipts receipts;
    private final Transactions transactions;
    private final Clock clock;

    Overdue(
            ReferralRows rows,
            Resources resources,
            Reallocation reallocation,
            Waiting waiting,
            Events events,
            Receipts receipts,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.resources = resources;
        this.reallocation = reallocation;
        this.waiting = waiting;
        this.events = events;
        this.receipts = receipts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was done about a referral that was due. */
    public enum Done {
        /** Somebody else was quicker, or it moved on. */
        NOTHING,
        RE_ALLOCATED,
        /** It stays declined, as its referrer was told: nobody else takes it. */
        LEFT_DECLINED,
        /** The referrer is told that a deadline was missed. */
        TOLD,
        ESCALATED
    }

    /** In one transaction. A referral whose next provider was full a moment ago is tried with the one after. */
    public Done attend(UUID referral) {
        while (true) {
            try {
                return attended(referral);
            } catch (PlaceGone gone) {
                // The next round counts that place as taken.
            }
        }
    }

    private Done attended(UUID referral) {
        return transactions.retried(() -> {
            ReferralRow row = rows.lock(referral);
            Instant now = clock.instant();
            Instant dueAt = row.dueAt();
            if (dueAt == null || dueAt.isAfter(now)) {
                return Done.NOTHING;
            }
            return row.waitsForAnotherProvider() ? declined(row, now) : missed(row, now);
        });
    }

    private Done declined(ReferralRow row, Instant now) {
        if (reallocation.toTheNext(row, new Order(Actor.GATEWAY, GATEWAY, "declined"))) {
            return Done.RE_ALLOCATED;
        }
        row.waitFor(null);
        receipts.closed(row, resources.read(Task.class, row.taskId()), row.provider(), now);
        return Done.LEFT_DECLINED;
    }

    private Done missed(ReferralRow row, Instant now) {
        Due due = Optional.ofNullable(row.due()).orElseThrow();
        if (!row.status().open()) {
            row.waitFor(null);
            return Done.NOTHING;
        }
        OnOverdue wanted = waiting.onOverdue(row);
        if (wanted == OnOverdue.RE_ALLOCATE
                && due.deadline() == Deadline.ACKNOWLEDGE
                && reallocation.toTheNext(row, new Order(Actor.GATEWAY, GATEWAY, "not acknowledged"))) {
            return Done.RE_ALLOCATED;
        }
        boolean escalate = wanted != OnOverdue.INFORM_REFERRER;
        row.missed(escalate);
        waiting.again(row, due.deadline(), now);
        Task task = resources.read(Task.class, row.taskId());
        task.setStatusReason(Milestones.reason(due.deadline().missed()));
        Task told = resources.follow(row, task, resources.read(ServiceRequest.class, row.serviceRequestId()), now);
        events.add(row, told, now, new Cause(What.OVERDUE, due.deadline().code(), GATEWAY));
        return escalate ? Done.ESCALATED : Done.TOLD;
    }
}
