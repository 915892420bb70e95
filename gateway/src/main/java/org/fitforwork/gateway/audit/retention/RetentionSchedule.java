package org.fitforwork.gateway.audit.retention;

import java.time.Duration;
import org.fitforwork.gateway.audit.AuditSettings;
import org.fitforwork.gateway.repetition.Repeated;
import org.springframework.stereotype.Component;

/** Sweeps the audit trail again and again. */
@Component
class RetentionSchedule extends Repeated {
    private final Retention retention;

    RetentionSchedule(Retention retention, AuditSettings settings) {
        super("audit-retention", settings.sweep(), Duration.ofSeconds(5));
        this.retention = retention;
    }

    @Override
    protected void once() {
        retention.sweep();
    }
}
