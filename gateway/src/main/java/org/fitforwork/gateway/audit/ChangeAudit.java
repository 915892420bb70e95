package org.fitforwork.gateway.audit;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fitforwork.gateway.audit.AuditRecord.Outcome;
import org.fitforwork.gateway.ledger.Change;
import org.fitforwork.gateway.ledger.Follower;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records every change of a referral in the transaction that makes it: one is not there without the other. */
@Component
class ChangeAudit implements Follower {
    private final CurrentRequest current;
    private final AuditTrail trail;

    ChangeAudit(CurrentRequest current, AuditTrail trail) {
        this.current = current;
        this.trail = trail;
    }

    /** @throws IllegalStateException outside a transaction */
    @Override
    public void changed(Change change) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(this::pending)
                .add(change);
    }

    private Pending pending() {
        Pending pending = new Pending(current.get());
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction changes. */
    private final class Pending implements TransactionSynchronization {
        private final Optional<Request> request;
        private final Set<String> patients = new TreeSet<>();
        private final Set<String> entities = new TreeSet<>();

        Pending(Optional<Request> request) {
            this.request = request;
        }

        void add(Change change) {
            entities.add("Task/" + change.taskId());
            entities.add("ServiceRequest/" + change.serviceRequestId());
            if (change.patientId() != null) {
                patients.add("Patient/" + change.patientId());
            }
        }

        /** Before the numbering of the feed, which holds a lock until the commit. */
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            trail.write(request.map(each -> each.record(Outcome.SUCCESS, null))
                    .orElseGet(() -> AuditRecord.own(Kind.OPERATE, "update", 'U', Outcome.SUCCESS))
                    .about(patients, entities));
        }

        @Override
        public void afterCommit() {
            request.ifPresent(Request::isRecorded);
        }
    }
}
