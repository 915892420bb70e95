package org.fitforwork.gateway.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Moves a referral along its lifecycle: Task, ServiceRequest, ledger row, event and what the provider is owed of it in
 * one transaction. The row's lock puts racing moves in an order, and every step gives both resources a version, so that
 * of cancel and accept exactly one wins.
 */
@Component
public class Lifecycle {
    private final ReferralRows rows;
    private final Resources resources;
    private final Events events;
    private final Waiting waiting;
    private final Notices notices;
    private final Receipts receipts;
    private final Transactions transactions;
    private final Clock clock;

    Lifecycle(
            ReferralRows rows,
            Resources resources,
            Events events,
            Waiting waiting,
            Notices notices,
            Receipts receipts,
            Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.resources = resources;
        this.events = events;
        this.waiting = waiting;
        this.notices = notices;
        this.receipts = receipts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is to be done to a referral.
     *
     * @param target the status wanted; the present one for a change of milestone only
     * @param expectedVersion the version of the resource that the caller saw
     * @param edit what else changes on the Task
     */
    public record Move(
            ReferralStatus target, Actor actor, String organisation, long expectedVersion, Consumer<Task> edit) {}

    /**
     * Moves the referral of a Task, judged by the Task's version. A move that changes nothing makes no version and no
     * event.
     *
     * @throws LostRace if the Task is no longer at the expected version
     * @throws org.fitforwork.referral.lifecycle.IllegalTransition if there is no such step
     * @throws org.fitforwork.referral.lifecycle.IllegalMilestone if the milestone does not belong to the status
     */
    public Task moveTask(String taskId, Move move) {
        return transactions.once(() -> {
            ReferralRow row = rows.lockByTask(taskId);
            Task task = resources.read(Task.class, row.taskId());
            LostRace.check(task, move.expectedVersion());
            return apply(row, task, resources.read(ServiceRequest.class, row.serviceRequestId()), move);
        });
    }

    /** Moves the referral of a ServiceRequest, judged by the ServiceRequest's version; otherwise as moveTask. */
    public ServiceRequest moveServiceRequest(String serviceRequestId, Move move) {
        return transactions.once(() -> {
            ReferralRow row = rows.lockByServiceRequest(serviceRequestId);
            ServiceRequest request = resources.read(ServiceRequest.class, serviceRequestId);
            LostRace.check(request, move.expectedVersion());
            apply(row, resources.read(Task.class, row.taskId()), request, move);
            return resources.read(ServiceRequest.class, serviceRequestId);
        });
    }

    /** Takes a step, at whatever version, if it is one from where the referral stands now, and with whom. */
    void moveIfLegal(
            UUID referral, String provider, ReferralStatus target, Actor actor, String by, Consumer<Task> edit) {
        transactions.once(() -> {
            ReferralRow row = rows.lock(referral);
            Task task = resources.read(Task.class, row.taskId());
            if (!row.provider().equals(provider) || !row.status().next(actor).contains(target)) {
                return task;
            }
            long version = task.getIdElement().getVersionIdPartAsLong();
            ServiceRequest request = resources.read(ServiceRequest.class, row.serviceRequestId());
            return apply(row, task, request, new Move(target, actor, by, version, edit));
        });
    }

    private Task apply(ReferralRow row, Task task, ServiceRequest request, Move move) {
        ReferralStatus before = row.status();
        Task moved = step(row, task, request, move);
        if (move.actor() == Actor.REFERRER && before != row.status()) {
            notices.withdrawn(
                    row.id(),
                    row.provider(),
                    List.of(moved, resources.read(ServiceRequest.class, row.serviceRequestId())));
        }
        return moved;
    }

    /** The same without a word to the provider. Within the caller's transaction, the row locked. */
    Task step(ReferralRow row, Task task, ServiceRequest request, Move move) {
        ReferralStatus before = row.status();
        // A closed referral stays as it was closed.
        if (move.target() != before || !before.open()) {
            row.moveTo(before.to(move.target(), move.actor()));
        }
        Instant now = clock.instant();
        Task unchanged = task.copy();
        Milestone milestone = Milestones.edited(task, move.edit(), row.status());
        if (before == row.status() && task.equalsDeep(unchanged)) {
            return task;
        }
        row.caughtUp();
        waiting.next(row, before, milestone, now);
        Task moved = resources.follow(row, task, request, now);
        events.add(
                row,
                moved,
                now,
                new Cause(before == row.status() ? What.MILESTONE : What.STEP, null, move.organisation()));
        if (before != row.status() && row.closedForGood()) {
            receipts.closed(row, moved, move.organisation(), now);
        }
        return moved;
    }
}
