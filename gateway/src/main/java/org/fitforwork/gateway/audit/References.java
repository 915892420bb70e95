package org.fitforwork.gateway.audit;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** What an answer is about: the resources in it, and the patients that they are of. */
final class References {
    /** Ids that the gateway gave. An id of another form was made up by whoever asked, and may say anything. */
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Set<String> patients = new TreeSet<>();
    private final Set<String> entities = new TreeSet<>();

    Set<String> patients() {
        return patients;
    }

    Set<String> entities() {
        return entities;
    }

    /** Everything in what is answered. */
    void answered(@Nullable IBaseResource resource) {
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().forEach(entry -> {
                answered(entry.getResource());
                located(entry.getResponse().getLocation());
            });
        } else if (resource instanceof AuditEvent) {
            // Each of a page of them would be longer than the page: the query says what was read.
            return;
        } else if (resource != null
                && !(resource instanceof OperationOutcome)
                && !(resource instanceof Parameters)
                && resource.getIdElement().hasIdPart()) {
            entities.add(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
            patient(resource);
        }
    }

    private void patient(IBaseResource resource) {
        if (resource instanceof Patient patient) {
            asked("Patient", patient.getIdElement());
            patients.add("Patient/" + patient.getIdElement().getIdPart());
        } else if (resource instanceof Task task) {
            patient(task.getFor());
        } else if (resource instanceof ServiceRequest request) {
            patient(request.getSubject());
        } else if (resource instanceof QuestionnaireResponse response) {
            patient(response.getSubject());
        } else if (resource instanceof Condition condition) {
            patient(condition.getSubject());
        } else if (resource instanceof Communication communication) {
            patient(communication.getSubject());
        }
    }

    private void patient(Reference reference) {
        IIdType id = reference.getReferenceElement();
        if ("Patient".equals(id.getResourceType()) && isOwn(id.getIdPart())) {
            patients.add("Patient/" + id.getIdPart());
        }
    }

    private void located(@Nullable String location) {
        if (location != null) {
            IdType id = new IdType(location);
            asked(id.getResourceType(), id);
        }
    }

    /** What a request names, if that is an id of the gateway's own form. */
    void asked(@Nullable String type, @Nullable IIdType id) {
        if (type != null && id != null && isOwn(id.getIdPart())) {
            entities.add(type + "/" + id.getIdPart());
            if (type.equals("Patient")) {
                patients.add("Patient/" + id.getIdPart());
            }
        }
    }

    static boolean isOwn(@Nullable String id) {
        return OWN.matcher(Objects.requireNonNullElse(id, "")).matches();
    }
}
