package org.fitforwork.gateway.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.seal.Sealing;
import org.fitforwork.gateway.seal.receipt.Receipt;
import org.fitforwork.gateway.seal.receipt.Statement;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.programme.Organisation;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attests, in the transaction that does it, that a referral was accepted, and how it was closed. */
@Component
class Receipts {
    private final Resources resources;
    private final Sealing sealing;

    Receipts(Resources resources, Sealing sealing) {
        this.resources = resources;
        this.sealing = sealing;
    }

    /** To be stored with the referral. The sender's alone: another provider may have the referral tomorrow. */
    Provenance accepted(ReferralRow row, ServiceRequest request, Task task, Instant now) {
        return receipt(row, Statement.ACCEPTED, task, version(request), row.sender(), now);
    }

    /** @param by the organisation that closed it, or the gateway itself */
    void closed(ReferralRow row, Task task, String by, Instant now) {
        String request = version(resources.read(ServiceRequest.class, row.serviceRequestId()));
        Provenance receipt = receipt(row, Statement.CLOSED, task, request, by, now);
        if (row.status() != ReferralStatus.FAILED) {
            Party.label(receipt, row.provider());
        }
        resources.create(receipt);
    }

    private Provenance receipt(ReferralRow row, String type, Task task, String request, String by, Instant now) {
        Statement statement = new Statement(
                type,
                sealing.issuer(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                row.sender(),
                new Statement.Identifier(row.identifierSystem(), row.identifierValue()),
                row.bundleSha256(),
                row.programme(),
                row.provider(),
                version(task),
                request,
                row.status().code(),
                task.getStatusReason().getCodingFirstRep().getCode());
        Provenance receipt = Receipt.of(statement, who(row, task, by), sealing);
        Party.label(receipt, row.sender());
        return receipt;
    }

    private static @Nullable Reference who(ReferralRow row, Task task, String by) {
        Reference organisation = new Reference().setType("Organization");
        if (by.equals(row.sender())) {
            return organisation.setIdentifier(
                    task.getRequester().getIdentifier().copy());
        }
        return by.equals(row.provider())
                ? organisation.setIdentifier(
                        new Identifier().setSystem(Organisation.SYSTEM).setValue(by))
                : null;
    }

    /** Type, id and version. */
    private static String version(Resource resource) {
        IdType id = resource.getIdElement();
        return "%s/%s/_history/%s"
                .formatted(
                        resource.fhirType(), id.getIdPart(), resource.getMeta().getVersionId());
    }
}
