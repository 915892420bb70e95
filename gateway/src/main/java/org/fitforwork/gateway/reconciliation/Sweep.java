package org.fitforwork.gateway.reconciliation;

import java.util.List;
import org.fitforwork.gateway.ledger.Disagreement;
import org.fitforwork.gateway.ledger.LedgerPrevails;
import org.fitforwork.gateway.outbox.Stranded;
import org.fitforwork.gateway.outbox.Stranded.Message;
import org.fitforwork.gateway.reconciliation.Scan.Row;
import org.fitforwork.gateway.reconciliation.Scan.Which;
import org.springframework.stereotype.Component;

/** Looks for what has come to a standstill or apart, mends what can be mended without guessing, and tells of all. */
@Component
class Sweep {
    private final OneReplica oneReplica;
    private final Stranded stranded;
    private final LedgerPrevails ledger;
    private final Scan scan;
    private final Findings findings;
    private final ReconciliationSettings settings;

    Sweep(
            OneReplica oneReplica,
            Stranded stranded,
            LedgerPrevails ledger,
            Scan scan,
            Findings findings,
            ReconciliationSettings settings) {
        this.oneReplica = oneReplica;
        this.stranded = stranded;
        this.ledger = ledger;
        this.scan = scan;
        this.findings = findings;
        this.settings = settings;
    }

    /** The outbox, and the next part of the ledger; false if another replica is at it. */
    boolean some() {
        return oneReplica.does(() -> {
            outbox();
            scan.next(Which.OPEN).forEach(this::look);
            scan.next(Which.CLOSED).forEach(this::look);
        });
    }

    /** The outbox, every open referral, and the next part of the closed; false if another replica is at it. */
    boolean everythingOpen() {
        return oneReplica.does(() -> {
            outbox();
            scan.fromTheStart(Which.OPEN);
            do {
                scan.next(Which.OPEN).forEach(this::look);
            } while (!scan.atTheStart(Which.OPEN));
            scan.next(Which.CLOSED).forEach(this::look);
        });
    }

    private void outbox() {
        stranded.freeStaleLeases(settings.batch())
                .forEach(message -> findings.mended(new Finding(
                        Kind.STALE_LEASE,
                        message.referral(),
                        message.id(),
                        "the message to %s is leased for longer than any worker takes"
                                .formatted(message.organisation()),
                        "took the lease away")));
        stranded.endEndlessHolds();
        hastenPostponed();
        stranded.ringForUnworked(settings.unworkedAfter(), settings.batch())
                .forEach(message -> findings.unmended(new Finding(
                        Kind.UNWORKED_MESSAGE,
                        message.referral(),
                        message.id(),
                        "nobody works on the message to %s, which is due".formatted(message.organisation()),
                        "rang for the outbox")));
    }

    /** All of them: a provider may have been down for as long as the clock was ahead, and then each of its messages is. */
    private void hastenPostponed() {
        List<Message> hastened;
        do {
            hastened = stranded.hastenPostponed(settings.batch());
            hastened.forEach(message -> findings.mended(new Finding(
                    Kind.POSTPONED_MESSAGE,
                    message.referral(),
                    message.id(),
                    "the message to %s is put off for longer than any retry waits".formatted(message.organisation()),
                    "made it due")));
        } while (hastened.size() == settings.batch());
    }

    private void look(Row row) {
        if (row.silent() && ledger.oweAnew(row.id())) {
            findings.mended(new Finding(
                    Kind.SILENT_REFERRAL,
                    row.id(),
                    null,
                    "it is requested, and nothing is owed to its provider or was brought to it",
                    "owed it to the provider anew"));
        }
        if (row.overlooked()) {
            findings.unmended(new Finding(
                    Kind.OVERLOOKED_REFERRAL,
                    row.id(),
                    null,
                    "what was due did not happen",
                    "left it to what looks for due referrals"));
        }
        Disagreement seen = ledger.look(row.id());
        if (seen.missing()) {
            findings.unmended(new Finding(
                    Kind.TASK_MISSING,
                    row.id(),
                    null,
                    String.join("; ", seen.differences()),
                    "left it to the operator"));
        } else if (!seen.none()) {
            restore(row);
        }
    }

    private void restore(Row row) {
        Disagreement mended = ledger.restore(row.id());
        if (!mended.none() && !mended.missing()) {
            findings.mended(new Finding(
                    Kind.TASK_DISAGREES,
                    row.id(),
                    null,
                    String.join("; ", mended.differences()),
                    "wrote it anew from the ledger"));
        }
    }
}
