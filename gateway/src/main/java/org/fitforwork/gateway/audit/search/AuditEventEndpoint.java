package org.fitforwork.gateway.audit.search;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.fitforwork.gateway.server.Endpoint;
import org.fitforwork.gateway.server.Page;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** AuditEvents, newest first, for the privacy officer: role rules let nobody else come here. */
@Component
class AuditEventEndpoint implements IResourceProvider, Endpoint {
    private static final String FIND = "select * from referral.audit_event where ";

    private final JdbcClient database;

    AuditEventEndpoint(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id) {
        return database.sql(FIND + "id::text = :id")
                .param("id", id.getIdPart())
                .query((row, number) -> Row.of(row))
                .optional()
                .map(AuditEvents::of)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    @Description("Finds what was done, by whom, to what and to whose")
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "date") @Nullable DateRangeParam date,
            @OptionalParam(name = "agent") @Nullable ReferenceAndListParam agent,
            @OptionalParam(name = "patient") @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = "entity") @Nullable ReferenceAndListParam entity,
            @OptionalParam(name = "action") @Nullable TokenAndListParam action,
            @OptionalParam(name = "outcome") @Nullable TokenAndListParam outcome,
            @OptionalParam(name = "type") @Nullable TokenAndListParam type,
            RequestDetails request) {
        Asked asked = new Asked()
                .code("id::text", id)
                .between(date)
                .agent(agent)
                .reference("patients", "Patient", patient)
                .reference("entities", null, entity)
                .code("action", action)
                .code("outcome", outcome)
                .code("type", type, Codes::kind);
        int found = database.sql("select count(*) from referral.audit_event where " + asked.condition())
                .params(asked.values())
                .query(Integer.class)
                .single();
        return Page.of(request, found, page -> database.sql(
                        FIND + asked.condition() + " order by position desc limit :count offset :offset")
                .params(asked.values())
                .param("count", page.count())
                .param("offset", page.offset())
                .query((row, number) -> AuditEvents.of(Row.of(row)))
                .list());
    }
}
