package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.disclosure.Consents;
import org.fitforwork.gateway.disclosure.Purpose;
import org.fitforwork.referral.Referral;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.lifecycle.Milestone;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Organisation;
import org.fitforwork.referral.programme.Programme;
import org.fitforwork.referral.stage.Allocated;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes, of a referral and its allocation, the transaction that is stored: the sender's resources and the Task. */
@Component
class Compose {
    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final String TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code";
    static final String PROGRAMME = "programme";
    private static final String PERSON =
            """
            insert into referral.person (nhs_number, patient_id) values (:nhsNumber, :id)
            on conflict (nhs_number) do update set nhs_number = excluded.nhs_number
            returning patient_id""";

    private final JdbcClient database;
    private final DaoRegistry daos;

    Compose(JdbcClient database, DaoRegistry daos) {
        this.database = database;
        this.daos = daos;
    }

    /**
     * @param known whether the sender had referred the person before
     */
    record Composed(Bundle transaction, boolean known) {}

    Composed transaction(Allocated allocated, Due due, Instant now) {
        var referral = allocated.located().referral();
        Bundle transaction = FreshUrls.in(referral.bundle().copy());
        String fullUrlOfRequest = "";
        String fullUrlOfPatient = "";
        Reference owner = owner(allocated);
        boolean known = false;
        ServiceRequest sent = referral.request();
        for (BundleEntryComponent entry : transaction.getEntry()) {
            Resource resource = entry.getResource();
            resource.setId((String) null);
            // Labels and tags are the gateway's to give.
            resource.getMeta().setSecurity(null).setTag(null).setVersionId(null).setLastUpdated(null);
            // A sender's conditions would be asked of resources that are not its own.
            entry.setRequest(
                    new BundleEntryRequestComponent().setMethod(HTTPVerb.POST).setUrl(resource.fhirType()));
            if (resource instanceof Patient patient) {
                fullUrlOfPatient = entry.getFullUrl();
                Party.labelContent(patient, referral.sender().organisation());
                Party.labelContent(patient, allocated.provider().organisation());
                known = onePerson(patient, entry, referral.sender().organisation());
            } else if (resource instanceof ServiceRequest request) {
                fullUrlOfRequest = entry.getFullUrl();
                sent = request;
                request.setPerformer(null).addPerformer(owner.copy());
                Resources.say(request, ReferralStatus.REQUESTED);
            }
        }
        Task task = task(allocated.programme(), sent, now, owner);
        Resources.await(task, due);
        task.setFocus(new Reference(fullUrlOfRequest)).setFor(new Reference(fullUrlOfPatient));
        transaction
                .addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(task)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Task");
        transaction.getEntry().forEach(entry -> {
            Party.label(entry.getResource(), referral.sender().organisation());
            Party.label(entry.getResource(), allocated.provider().organisation());
        });
        Purpose purpose = Purpose.ofSender(referral.sender().source(), Consents.of(referral.response()));
        if (purpose != Purpose.REFERRER) {
            Party.limit(task, referral.sender().organisation(), purpose);
        }
        return new Composed(transaction, known);
    }

    /**
     * A person with an NHS number is one Patient, whoever sends them. The row of that number is locked until this
     * transaction ends, so a second sender waits, and then adds itself to those who may see the Patient. True if it was
     * among them before.
     */
    private boolean onePerson(Patient patient, BundleEntryComponent entry, String sender) {
        Optional<String> nhsNumber = patient.getIdentifier().stream()
                .filter(identifier -> NHS_NUMBER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst();
        if (nhsNumber.isEmpty()) {
            return false;
        }
        String fresh = UUID.randomUUID().toString();
        String id = database.sql(PERSON)
                .param("nhsNumber", nhsNumber.get())
                .param("id", fresh)
                .query(String.class)
                .single();
        patient.setId(new IdType("Patient", id));
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl("Patient/" + id);
        if (id.equals(fresh)) {
            return false;
        }
        Patient known = daos.getResourceDao(Patient.class).read(new IdType("Patient", id), new SystemRequestDetails());
        Party.copy(known, patient);
        return Party.of(known, sender);
    }

    static Reference owner(Allocated allocated) {
        Organisation organisation = allocated.located().configuration().organisation(allocated.provider());
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(Organisation.SYSTEM).setValue(organisation.id()))
                .setDisplay(organisation.name());
    }

    /** @param request as it will be stored: what it refers to has its new URL */
    private static Task task(Programme programme, ServiceRequest request, Instant now, Reference owner) {
        Task task = new Task();
        task.getMeta().addProfile(ProfilePackage.canonical("StructureDefinition", "fit-for-work-task"));
        task.setStatus(Task.TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .setCode(new CodeableConcept(new Coding(TASK_CODES, "fulfill", "Fulfill the focal request")))
                .setAuthoredOn(Date.from(now))
                .setLastModified(Date.from(now))
                .setRequester(request.getRequester().copy())
                .setOwner(owner);
        Milestones.set(task, Milestone.AWAITING_ACKNOWLEDGEMENT);
        if (request.hasPriority()) {
            task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        }
        task.addInput(programme(programme));
        return task;
    }

    /** Says which programme the work is for. */
    static ParameterComponent programme(Programme programme) {
        return new ParameterComponent(
                new CodeableConcept().setText(PROGRAMME),
                new Coding(Referral.PROGRAMMES, programme.id(), programme.title()));
    }
}
