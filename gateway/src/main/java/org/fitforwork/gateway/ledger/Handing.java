package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.util.Date;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.stage.Allocated;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a stored resource of a referral the new provider's, and no longer the one's before. */
@Component
class Handing {
    /** The person may be with the provider before for another referral; of an older one it is not known, and it stays. */
    private static final String STILL_THERE =
            """
            select exists (
                select 1 from referral.referral
                 where provider = :provider and id <> :referral
                   and (patient_id = :patient or patient_id is null))""";

    private final JdbcClient database;
    private final Resources resources;

    Handing(JdbcClient database, Resources resources) {
        this.database = database;
        this.resources = resources;
    }

    /** The resource as it is stored afterwards. {@code row} has the new provider already. */
    Resource over(Resource resource, ReferralRow row, String before, Allocated to, Instant now) {
        if (resource instanceof Patient patient) {
            return person(patient, row, before);
        }
        relabel(resource, before, row.provider());
        if (resource instanceof Task task) {
            task(task, row, to, now);
        } else if (resource instanceof ServiceRequest request) {
            request(request, row, to);
        }
        return resources.update(resource);
    }

    /** What its referrer wrote of the person becomes the newest version, for the referrer and the new provider. */
    private Resource person(Patient written, ReferralRow row, String before) {
        String id = written.getIdElement().getIdPart();
        Patient newest = resources.read(Patient.class, id);
        Patient next = written.copy();
        next.setId("Patient/" + id);
        Party.strip(next);
        Party.copy(newest, next);
        if (!stillThere(before, row, id)) {
            Party.unlabel(next, before);
        }
        Party.label(next, row.provider());
        Party.labelContent(next, row.sender());
        Party.labelContent(next, row.provider());
        return resources.update(next);
    }

    private boolean stillThere(String provider, ReferralRow row, String patient) {
        return database.sql(STILL_THERE)
                .param("provider", provider)
                .param("referral", row.id())
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    private static void relabel(Resource resource, String before, String after) {
        Party.unlabel(resource, before);
        Party.label(resource, after);
    }

    private static void task(Task task, ReferralRow row, Allocated to, Instant now) {
        task.setStatus(TaskStatus.fromCode(row.status().code()))
                .setStatusReason(null)
                .setOwner(Compose.owner(to))
                .setLastModified(Date.from(now));
        Milestones.set(task, Milestone.AWAITING_ACKNOWLEDGEMENT);
        task.getInput()
                .removeIf(input -> Compose.PROGRAMME.equals(input.getType().getText()));
        task.addInput(Compose.programme(to.programme()));
        // What the provider before noted and produced is between it and the referrer.
        task.setNote(null).setOutput(null).setExecutionPeriod(null);
        Resources.await(task, row.due());
    }

    private static void request(ServiceRequest request, ReferralRow row, Allocated to) {
        Resources.say(request, row.status());
        request.setPerformer(null).addPerformer(Compose.owner(to));
    }
}
