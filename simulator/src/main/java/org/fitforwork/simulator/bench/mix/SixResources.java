package org.fitforwork.simulator.bench.mix;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The examples have the three resources that a referral must have. A GP system sends more: the condition that the person
 * is referred for, who refers, and in which role.
 */
final class SixResources {
    private static final String CONDITION = "urn:uuid:5b1c0a10-0000-4000-8000-000000000001";
    private static final String PRACTITIONER = "urn:uuid:5b1c0a10-0000-4000-8000-000000000002";
    private static final String ROLE = "urn:uuid:5b1c0a10-0000-4000-8000-000000000003";
    private static final String TASK = "urn:uuid:5b1c0a10-0000-4000-8000-000000000004";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private SixResources() {}

    /** Adds them to a Bundle of three. */
    static void complete(Bundle bundle) {
        ServiceRequest request = only(bundle, ServiceRequest.class);
        Reference patient = new Reference(fullUrl(bundle, Patient.class));
        Identifier organisation = request.getRequester().getIdentifier();
        Condition condition = new Condition()
                .setClinicalStatus(code(TERMINOLOGY + "condition-clinical", "active", "Active"))
                .setVerificationStatus(code(TERMINOLOGY + "condition-ver-status", "confirmed", "Confirmed"))
                .addCategory(code(TERMINOLOGY + "condition-category", "encounter-diagnosis", "Encounter Diagnosis"))
                .setCode(code("http://snomed.info/sct", "35489007", "Depressive disorder"))
                .setSubject(patient.copy())
                .setRecordedDateElement(request.getAuthoredOnElement().copy())
                .setAsserter(new Reference(ROLE));
        Practitioner practitioner = new Practitioner().setActive(true);
        practitioner
                .addIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/sds-user-id")
                .setValue("999000000001");
        practitioner.addName().setFamily("Testreferrer").addGiven("Example");
        PractitionerRole role = new PractitionerRole()
                .setActive(true)
                .setPractitioner(new Reference(PRACTITIONER))
                .setOrganization(new Reference().setIdentifier(organisation.copy()));
        role.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("0161 496 0100");
        request.addReasonReference(new Reference(CONDITION));
        add(bundle, CONDITION, condition);
        add(bundle, PRACTITIONER, practitioner);
        add(bundle, ROLE, role);
    }

    /**
     * What a stock server needs to be asked for the same: the Task that the gateway makes by itself, and no claim to
     * profiles, which a server that does not know them refuses.
     */
    static void forStock(Bundle bundle) {
        ServiceRequest request = only(bundle, ServiceRequest.class);
        Task task = new Task()
                .setStatus(Task.TaskStatus.REQUESTED)
                .setIntent(Task.TaskIntent.ORDER)
                .setPriority(Task.TaskPriority.ROUTINE)
                .setCode(code("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", "Fulfill the focal request"))
                .setBusinessStatus(new CodeableConcept().setText("Awaiting acknowledgement"))
                .setFocus(new Reference(fullUrl(bundle, ServiceRequest.class)))
                .setFor(new Reference(fullUrl(bundle, Patient.class)))
                .setAuthoredOnElement(request.getAuthoredOnElement().copy())
                .setLastModifiedElement(request.getAuthoredOnElement().copy())
                .setRequester(request.getRequester().copy())
                .setOwner(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem("https://fhir.nhs.uk/Id/ods-organization-code")
                                .setValue("Y99950")));
        task.addIdentifier(request.getIdentifierFirstRep().copy());
        add(bundle, TASK, task);
        bundle.getEntry().forEach(entry -> entry.getResource().getMeta().setProfile(List.of()));
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }

    private static CodeableConcept code(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }

    static <T extends Resource> T only(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an example has no " + type.getSimpleName()));
    }

    private static String fullUrl(Bundle bundle, Class<? extends Resource> type) {
        return bundle.getEntry().stream()
                .filter(entry -> type.isInstance(entry.getResource()))
                .findFirst()
                .orElseThrow()
                .getFullUrl();
    }
}
