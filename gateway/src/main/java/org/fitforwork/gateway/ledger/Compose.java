package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** Makes, of a referral and its allocation, what is stored: the sender's resources and the Task. */
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
    private final Resources stored;

    Compose(JdbcClient database, Resources stored) {
        this.database = database;
        this.stored = stored;
    }

    /**
     * @param resources in the order they were sent in, the Task last, each with its id
     * @param known the person as they are stored, if anybody referred them before
     */
    record Composed(List<Resource> resources, Optional<Patient> known) {}

    Composed of(Allocated allocated, Due due, Instant now) {
        var referral = allocated.located().referral();
        String sender = referral.sender().organisation();
        String provider = allocated.provider().organisation();
        Bundle bundle = referral.bundle().copy();
        String fresh = FreshIds.next();
        String person = person(referral.patient(), fresh);
        FreshIds.give(bundle, person);
        List<Resource> resources = bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .collect(Collectors.toCollection(ArrayList::new));
        // Labels and tags are the gateway's to give.
        resources.forEach(resource -> resource.getMeta()
                .setSecurity(null)
                .setTag(null)
                .setVersionId(null)
                .setLastUpdated(null));

        Patient patient = StoredReferral.only(resources, Patient.class);
        Party.labelContent(patient, sender);
        Party.labelContent(patient, provider);
        Optional<Patient> known =
                person.equals(fresh) ? Optional.empty() : Optional.of(stored.read(Patient.class, person));
        known.ifPresent(before -> Party.copy(before, patient));

        Reference owner = owner(allocated);
        ServiceRequest request = StoredReferral.only(resources, ServiceRequest.class);
        request.setPerformer(null).addPerformer(owner.copy());
        Resources.say(request, ReferralStatus.REQUESTED);

        Task task = task(allocated.programme(), request, now, owner);
        Resources.await(task, due);
        task.setFocus(new Reference(request.getId())).setFor(new Reference(patient.getId()));
        task.setId(new IdType("Task", FreshIds.next()));
        resources.add(task);

        resources.forEach(resource -> {
            Party.label(resource, sender);
            Party.label(resource, provider);
        });
        Purpose purpose = Purpose.ofSender(referral.sender().source(), Consents.of(referral.response()));
        if (purpose != Purpose.REFERRER) {
            Party.limit(task, sender, purpose);
        }
        return new Composed(resources, known);
    }

    /**
     * A person with an NHS number is one Patient, whoever sends them. The row of that number is locked until this
     * transaction ends, so a second sender waits, and then adds itself to those who may see the Patient.
     *
     * @param fresh an id for a person whom nobody referred before
     * @return the id that the Patient has, or is to have
     */
    private String person(Patient patient, String fresh) {
        return patient.getIdentifier().stream()
                .filter(identifier -> NHS_NUMBER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .map(nhsNumber -> database.sql(PERSON)
                        .param("nhsNumber", nhsNumber)
                        .param("id", fresh)
                        .query(String.class)
                        .single())
                .orElse(fresh);
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
