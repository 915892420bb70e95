package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.fitforwork.referral.ReferralKey;
import org.fitforwork.referral.Refusal;
import org.fitforwork.referral.RefusalReason;
import org.fitforwork.referral.intake.Ledger;
import org.fitforwork.referral.stage.Accepted;
import org.fitforwork.referral.stage.Allocated;
import org.fitforwork.referral.stage.Answered;
import org.fitforwork.referral.stage.Received;
import org.fitforwork.referral.stage.Refused;
import org.fitforwork.referral.stage.Stage;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accepts a referral once, and answers every repetition as it answered the first time. */
@Component
final class ReferralLedger implements Ledger {
    private static final String FIND =
            """
            select content_hash, answer from referral.referral
             where sender = :sender and identifier_system = :system and identifier_value = :value""";

    private final JdbcClient database;
    private final FhirContext context;
    private final Commit commit;
    private final Transactions transactions;

    ReferralLedger(JdbcClient database, FhirContext context, Commit commit, Transactions transactions) {
        this.database = database;
        this.context = context;
        this.commit = commit;
        this.transactions = transactions;
    }

    private record First(String contentHash, String answer) {}

    @Override
    public Stage recall(Received received) {
        return key(received)
                .flatMap(key -> again(key, received.bundle()))
                .<Stage>map(answer -> answer)
                .orElse(received);
    }

    @Override
    public Stage accept(Allocated allocated) {
        var referral = allocated.located().referral();
        String hash = ContentHash.of(referral.bundle(), context);
        try {
            return new Accepted(transactions.retried(() -> commit.commit(allocated, hash)), false);
        } catch (AcceptedBefore meanwhile) {
            return again(referral.key(), referral.bundle())
                    .orElseThrow(() -> new IllegalStateException("a referral was there and is gone", meanwhile));
        } catch (PlaceGone lastPlaceWent) {
            return allocated.from();
        }
    }

    private Optional<Answered> again(ReferralKey key, Bundle bundle) {
        return database.sql(FIND)
                .param("sender", key.sender())
                .param("system", key.system())
                .param("value", key.value())
                .query(First.class)
                .optional()
                .map(first -> first.contentHash().equals(ContentHash.of(bundle, context))
                        ? new Accepted(context.newJsonParser().parseResource(Bundle.class, first.answer()), true)
                        : new Refused(new Refusal(
                                RefusalReason.IDENTIFIER_REUSED,
                                "a referral with this identifier was accepted before, with other content",
                                "ServiceRequest.identifier")));
    }

    private static Optional<ReferralKey> key(Received received) {
        return received.bundle().getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(ServiceRequest.class::isInstance)
                .map(resource -> ((ServiceRequest) resource).getIdentifierFirstRep())
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> new ReferralKey(
                        received.sender().organisation(), identifier.getSystem(), identifier.getValue()))
                .findFirst();
    }
}
