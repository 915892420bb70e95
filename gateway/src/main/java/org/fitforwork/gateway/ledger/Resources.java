package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.fitforwork.gateway.database.KnownReferences;
import org.fitforwork.referral.deadline.Due;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored resources of a referral: read past every consent, and written as the ledger says. */
@Component
class Resources {
    /** A tag of the ServiceRequest, so that each step gives it a version: whoever acts on an older one loses the race. */
    private static final String TASK_STATUS = "http://hl7.org/fhir/task-status";

    private final DaoRegistry daos;
    private final EntityManager entities;

    Resources(DaoRegistry daos, EntityManager entities) {
        this.daos = daos;
        this.entities = entities;
    }

    <T extends Resource> T read(Class<T> type, String id) {
        return daos.getResourceDao(type).read(new IdType(type.getSimpleName(), id), new SystemRequestDetails());
    }

    Resource read(String type, String id) {
        return (Resource) daos.getResourceDao(type).read(new IdType(type, id), new SystemRequestDetails());
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> T update(T resource) {
        return (T) daos.getResourceDao((Class<T>) resource.getClass())
                .update(resource, new SystemRequestDetails())
                .getResource();
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> T create(T resource) {
        flush();
        return (T) daos.getResourceDao((Class<T>) resource.getClass())
                .create(resource, new SystemRequestDetails())
                .getResource();
    }

    /**
     * Writes new resources under the ids that they bear, each once: HAPI's transactions write everything twice, since
     * they learn the ids on the way. The resources have their versions afterwards.
     *
     * @param resources what is referred to, where a search parameter follows it, before what refers to it; each
     *     reference is an id
     * @return what HAPI need not look up of them
     */
    TransactionDetails createAll(List<Resource> resources) {
        flush();
        TransactionDetails together = KnownReferences.transaction();
        resources.forEach(resource -> createWith(resource, together));
        return together;
    }

    /** Writes one more that refers to those. */
    @SuppressWarnings("unchecked")
    <T extends Resource> void createWith(T resource, TransactionDetails together) {
        resource.setUserData(
                JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE,
                resource.getIdElement().getIdPart());
        daos.getResourceDao((Class<T>) resource.getClass())
                .create(resource, null, true, new SystemRequestDetails(), together);
    }

    /**
     * Hibernate orders its inserts by table, and would put a new resource's index rows with those of a resource that is
     * there already, in front of the new resource itself.
     */
    private void flush() {
        entities.flush();
    }

    /** Writes both as the row says that the referral stands; the Task as it is stored then. */
    Task follow(ReferralRow row, Task task, ServiceRequest request, Instant now) {
        task.setStatus(TaskStatus.fromCode(row.status().code()));
        task.setLastModified(Date.from(now));
        await(task, row.due());
        update(task);
        if (stand(request, row.status())) {
            update(request);
        }
        return read(Task.class, row.taskId());
    }

    /** Until when something is to happen next, where both sides see it. */
    static void await(Task task, @Nullable Due due) {
        task.setRestriction(null);
        if (due != null) {
            task.getRestriction().getPeriod().setEnd(Date.from(due.at()));
        }
    }

    /** True if that changes anything. */
    private static boolean stand(ServiceRequest request, ReferralStatus status) {
        if (request.getMeta().getTag(TASK_STATUS, status.code()) != null
                && status.serviceRequestStatus().equals(request.getStatus().toCode())) {
            return false;
        }
        say(request, status);
        return true;
    }

    static void say(ServiceRequest request, ReferralStatus status) {
        request.setStatus(ServiceRequestStatus.fromCode(status.serviceRequestStatus()));
        request.getMeta().getTag().removeIf(tag -> TASK_STATUS.equals(tag.getSystem()));
        request.getMeta().addTag(TASK_STATUS, status.code(), null);
    }
}
