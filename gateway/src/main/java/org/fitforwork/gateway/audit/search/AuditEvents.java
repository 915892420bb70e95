package org.fitforwork.gateway.audit.search;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Set;
import org.fitforwork.gateway.audit.Kind;
import org.fitforwork.referral.programme.Organisation;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents, in the shape of IHE's Basic Audit Log Patterns, of the rows of the trail. */
final class AuditEvents {
    /** Client ids of {@code config/clients.yaml}. */
    static final String CLIENT = "https://fit-for-work.example/fhir/Id/client";

    private static final Set<String> TO_THE_CLIENT = Set.of("read", "vread", "history-instance", "search-type");
    /** Beyond the codes of restful-interaction there are methods of HTTP, where nothing more was known. */
    private static final Set<String> INTERACTIONS = Set.of(
            "read",
            "vread",
            "update",
            "patch",
            "delete",
            "history-instance",
            "create",
            "search-type",
            "capabilities",
            "transaction",
            "operation");

    private AuditEvents() {}

    static AuditEvent of(Row row) {
        Kind kind = Codes.kindOf(row.type());
        AuditEvent event = new AuditEvent();
        event.setId(row.id().toString());
        event.setType(Codes.type(kind))
                .setAction(AuditEventAction.fromCode(row.action()))
                .setRecorded(Date.from(row.at()))
                .setOutcome(AuditEventOutcome.fromCode(row.outcome()));
        if (kind == Kind.LOGIN
                || kind == Kind.EXPORT
                || kind == Kind.AUDIT_LOG
                || INTERACTIONS.contains(row.interaction())) {
            event.addSubtype(Codes.subtype(kind, row.interaction()));
        }
        if (row.status() != null) {
            event.setOutcomeDesc("HTTP " + row.status());
        }
        event.addPurposeOfEvent(new CodeableConcept(new Coding(Codes.PURPOSE, row.purpose(), null)));
        agents(event, row, kind);
        event.getSource()
                .setObserver(gateway())
                .addType(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/security-source-type")
                        .setCode("4")
                        .setDisplay("Application Server"));
        entities(event, row);
        return event;
    }

    private static Reference gateway() {
        return new Reference().setType("Device").setDisplay("fit-for-work referral gateway");
    }

    private static void agents(AuditEvent event, Row row, Kind kind) {
        boolean byGateway = kind == Kind.EXPORT || (row.client() == null && row.address() == null);
        boolean toClient = TO_THE_CLIENT.contains(row.interaction());
        event.addAgent(server(toClient || byGateway).setRequestor(byGateway));
        if (!byGateway) {
            AuditEventAgentComponent client = event.addAgent()
                    .setType(role(!toClient))
                    .setWho(new Reference()
                            .setType("Device")
                            .setIdentifier(identifier(CLIENT, row.client()))
                            .setDisplay(row.client() == null ? "a client that did not prove who it is" : row.client()))
                    .setRequestor(true);
            if (row.address() != null) {
                client.getNetwork().setAddress(row.address()).setType(AuditEventAgentNetworkType._2);
            }
            if (row.role() != null) {
                client.addRole().setText(row.role());
            }
        }
        if (row.organisation() != null) {
            boolean receives = toClient || kind == Kind.EXPORT;
            event.addAgent()
                    .setType(new CodeableConcept(
                            receives
                                    ? new Coding(Codes.PARTICIPATION, "IRCP", "information recipient")
                                    : new Coding(Codes.PARTICIPATION, "AUT", "author (originator)")))
                    .setWho(new Reference()
                            .setType("Organization")
                            .setIdentifier(identifier(Organisation.SYSTEM, row.organisation())))
                    .setRequestor(false);
        }
    }

    private static @Nullable Identifier identifier(String system, @Nullable String value) {
        return value == null ? null : new Identifier().setSystem(system).setValue(value);
    }

    private static AuditEventAgentComponent server(boolean sends) {
        return new AuditEventAgentComponent().setType(role(sends)).setWho(gateway());
    }

    private static CodeableConcept role(boolean sends) {
        return new CodeableConcept(
                sends
                        ? new Coding(Codes.DICOM, "110153", "Source Role ID")
                        : new Coding(Codes.DICOM, "110152", "Destination Role ID"));
    }

    private static void entities(AuditEvent event, Row row) {
        row.patients()
                .forEach(patient -> entity(event, "1", "Person", "1", "Patient").setWhat(new Reference(patient)));
        row.entities().stream()
                .filter(entity -> !row.patients().contains(entity))
                .forEach(entity -> entity(event, "2", "System Object", "4", "Domain Resource")
                        .setWhat(new Reference(entity)));
        if (row.query() != null) {
            entity(event, "2", "System Object", "24", "Query")
                    .setDescription(row.query())
                    .setQuery(row.query().getBytes(StandardCharsets.UTF_8));
        }
        if (row.detail() != null) {
            entity(event, "2", "System Object", "13", "Security Resource").setName(row.detail());
        }
        if (row.requestId() != null) {
            event.addEntity()
                    .setType(new Coding(Codes.BASIC_ENTITY, "XrequestId", null))
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(row.requestId())));
        }
    }

    private static AuditEventEntityComponent entity(
            AuditEvent event, String type, String typeName, String role, String roleName) {
        return event.addEntity()
                .setType(new Coding(Codes.ENTITY_TYPE, type, typeName))
                .setRole(new Coding(Codes.ENTITY_ROLE, role, roleName));
    }
}
