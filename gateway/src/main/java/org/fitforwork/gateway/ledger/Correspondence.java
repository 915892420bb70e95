package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.fitforwork.gateway.access.Party;
import org.fitforwork.gateway.disclosure.Purpose;
import org.fitforwork.gateway.ledger.EventRow.Cause;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what referrer and provider say about a referral: the Communication, its place in the Task, the event and what
 * the provider is owed of it, in one transaction. The same one sent twice is one.
 */
@Component
public class Correspondence {
    private static final String CLAIM =
            """
            insert into referral.communication
                (sender, identifier_system, identifier_value, content_hash, referral_id)
            values (:sender, :system, :value, :hash, :referral)
            on conflict (sender, identifier_system, identifier_value) do nothing""";
    private static final String KNOWN =
            """
            select content_hash, communication_id from referral.communication
             where sender = :sender and identifier_system = :system and identifier_value = :value""";
    private static final String KEEP =
            """
            update referral.communication set communication_id = :id
             where sender = :sender and identifier_system = :system and identifier_value = :value""";

    private final JdbcClient database;
    private final ReferralRows rows;
    private final Resources resources;
    private final Events events;
    private final Waiting waiting;
    private final Notices notices;
    private final Transactions transactions;
    private final FhirContext context;
    private final Clock clock;

    Correspondence(
            JdbcClient database,
            ReferralRows rows,
            Resources resources,
            Events events,
            Waiting waiting,
            Notices notices,
            Transactions transactions,
            FhirContext context,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.resources = resources;
        this.events = events;
        this.waiting = waiting;
        this.notices = notices;
        this.transactions = transactions;
        this.context = context;
        this.clock = clock;
    }

    /** The Communication as it is kept, and whether it was kept now or before. */
    public record Kept(Communication communication, boolean before) {}

    /** The referral is closed: there is nobody left to read what is said about it. */
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(ReferralStatus status) {
            super("the referral is %s, and nothing is added to it any more".formatted(status.code()));
        }
    }

    /** The person has not agreed that the provider talks to who referred it. */
    public static final class NotAgreed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The identifier was used before, for something else. */
    public static final class Reused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Known(String contentHash, String communicationId) {}

    /**
     * @param said conforms to its profile, with an identifier
     * @param serviceRequestId of a referral that {@code organisation} is a party of
     * @throws Closed if the referral is
     * @throws NotAgreed if a provider would tell a Jobcentre or an employer what the person did not agree to
     * @throws Reused if the identifier is another's
     */
    public Kept keep(Communication said, String serviceRequestId, Actor actor, String organisation) {
        Identifier identifier = said.getIdentifierFirstRep();
        String hash = ContentHash.of(said, context);
        return transactions.retried(() -> {
            ReferralRow row = rows.lockByServiceRequest(serviceRequestId);
            Optional<Known> known = known(organisation, identifier);
            if (known.isPresent()) {
                return again(known.get(), hash);
            }
            if (!row.status().open()) {
                throw new Closed(row.status());
            }
            claim(row, organisation, identifier, hash);
            return new Kept(store(said, row, actor, organisation), false);
        });
    }

    private Kept again(Known known, String hash) {
        if (!known.contentHash().equals(hash)) {
            throw new Reused();
        }
        return new Kept(resources.read(Communication.class, known.communicationId()), true);
    }

    private Communication store(Communication said, ReferralRow row, Actor actor, String organisation) {
        Instant now = clock.instant();
        Task task = resources.read(Task.class, row.taskId());
        if (actor == Actor.PROVIDER
                && Party.limited(task, row.sender())
                        .filter(Purpose.NOT_AGREED::equals)
                        .isPresent()) {
            throw new NotAgreed();
        }
        Communication kept = resources.create(labelled(said, row, task, actor, now));
        Identifier identifier = said.getIdentifierFirstRep();
        database.sql(KEEP)
                .param("id", kept.getIdElement().getIdPart())
                .param("sender", organisation)
                .param("system", identifier.getSystem())
                .param("value", identifier.getValue())
                .update();
        mention(task, kept, actor);
        if (actor == Actor.PROVIDER) {
            row.caughtUp();
            waiting.next(row, row.status(), Milestones.of(task), now);
        }
        Task mentioning =
                resources.follow(row, task, resources.read(ServiceRequest.class, row.serviceRequestId()), now);
        String category = said.getCategoryFirstRep().getCodingFirstRep().getCode();
        events.add(row, mentioning, now, new Cause(What.COMMUNICATION, category, organisation));
        if (actor == Actor.REFERRER) {
            notices.said(row.id(), row.provider(), List.of(kept, mentioning));
        }
        return kept;
    }

    private static Communication labelled(Communication said, ReferralRow row, Task task, Actor actor, Instant now) {
        Communication communication = said.copy();
        communication.setId((String) null);
        communication
                .getMeta()
                .setSecurity(null)
                .setTag(null)
                .setVersionId(null)
                .setLastUpdated(null);
        communication
                .setSubject(task.getFor().copy())
                .setSender((actor == Actor.PROVIDER ? task.getOwner() : task.getRequester()).copy())
                .setSent(Date.from(now));
        Party.label(communication, row.sender());
        Party.label(communication, row.provider());
        Party.limited(task, row.sender()).ifPresent(purpose -> Party.limit(communication, row.sender(), purpose));
        return communication;
    }

    /** What comes from the referrer goes into the work, what comes from the provider came out of it. */
    private static void mention(Task task, Communication communication, Actor actor) {
        CodeableConcept type = new CodeableConcept().setText("communication");
        Reference reference =
                new Reference("Communication/" + communication.getIdElement().getIdPart());
        if (actor == Actor.PROVIDER) {
            task.addOutput().setType(type).setValue(reference);
        } else {
            task.addInput().setType(type).setValue(reference);
        }
    }

    private void claim(ReferralRow row, String sender, Identifier identifier, String hash) {
        int claimed = database.sql(CLAIM)
                .param("sender", sender)
                .param("system", identifier.getSystem())
                .param("value", identifier.getValue())
                .param("hash", hash)
                .param("referral", row.id())
                .update();
        if (claimed == 0) {
            throw new LostClaim();
        }
    }

    private Optional<Known> known(String sender, Identifier identifier) {
        return database.sql(KNOWN)
                .param("sender", sender)
                .param("system", identifier.getSystem())
                .param("value", identifier.getValue())
                .query(Known.class)
                .optional();
    }
}
