package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.stage.Allocated;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes what is stored of a referral the new provider's, and no longer the one's before. */
@Component
class Handing {
    /** The person may be with the provider before for another referral; of an older one it is not known, and it stays. */
    private static final String STILL_THERE =
            """
            select exists (
                select 1 from referral.referral
                 where provider = :provider and id <> :referral and consent_withdrawn_at is null
                   and (patient_id = :patient or patient_id is null))""";

    private static final String SAID =
            """
            select communication_id from referral.communication
             where referral_id = :referral and communication_id is not null""";
    private static final String FOR_WHOEVER_HELPS = "supplementary-information";

    private final JdbcClient database;
    private final Resources resources;

    Handing(JdbcClient database, Resources resources) {
        this.database = database;
        this.resources = resources;
    }

    /**
     * Everything as it is stored afterwards, what the new provider is to know of what was said among it. {@code row} has
     * the new provider already.
     */
    List<Resource> over(List<Resource> referral, ReferralRow row, String before, Allocated to, Instant now) {
        List<Resource> told = said(row, before);
        Set<String> known = told.stream()
                .map(said -> "Communication/" + said.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        StoredReferral.only(referral, Task.class)
                .getInput()
                .removeIf(input ->
                        input.getValue() instanceof Reference reference && !known.contains(reference.getReference()));
        return Stream.concat(referral.stream().map(resource -> over(resource, row, before, to, now)), told.stream())
                .toList();
    }

    /**
     * Takes from the provider what it may see of the referral, but for the Task and the ServiceRequest, which tell it that
     * the referral ended. The person stays with it where it has another referral of the same one.
     */
    void from(List<Resource> referral, ReferralRow row) {
        for (Resource resource : referral) {
            if (resource instanceof Patient patient) {
                String id = patient.getIdElement().getIdPart();
                lock(id);
                if (!stillThere(row.provider(), row, id)) {
                    takeFrom(row, resources.read(Patient.class, id));
                }
            } else if (!(resource instanceof Task) && !(resource instanceof ServiceRequest)) {
                takeFrom(row, resource);
            }
        }
        said(row).forEach(id -> takeFrom(row, resources.read(Communication.class, id)));
    }

    private void takeFrom(ReferralRow row, Resource resource) {
        Party.unlabel(resource, row.provider());
        resources.update(resource);
    }

    private List<String> said(ReferralRow row) {
        return database.sql(SAID)
                .param("referral", row.id())
                .query(String.class)
                .list();
    }

    /** Whoever writes the person holds this row: nobody is told of a conflict with somebody they know nothing of. */
    private void lock(String patient) {
        database.sql("select 1 from referral.person where patient_id = :patient for update")
                .param("patient", patient)
                .query(Integer.class)
                .list();
    }

    /** What the referrer has told besides is for whoever helps; questions and answers were the one's before. */
    private List<Resource> said(ReferralRow row, String before) {
        List<Resource> forTheNext = new ArrayList<>();
        for (String id : said(row)) {
            Communication said = resources.read(Communication.class, id);
            boolean tell =
                    said.getCategoryFirstRep().getCodingFirstRep().getCode().equals(FOR_WHOEVER_HELPS);
            Party.unlabel(said, before);
            if (tell) {
                Party.label(said, row.provider());
            }
            Communication kept = resources.update(said);
            if (tell) {
                forTheNext.add(kept);
            }
        }
        return forTheNext;
    }

    private Resource over(Resource resource, ReferralRow row, String before, Allocated to, Instant now) {
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
        lock(id);
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
