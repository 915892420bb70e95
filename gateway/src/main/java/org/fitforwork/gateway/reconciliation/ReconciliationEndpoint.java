package org.fitforwork.gateway.reconciliation;

import java.time.Instant;
import java.util.List;
import org.fitforwork.gateway.reconciliation.Findings.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/reconciliation}: the balance and the last findings; a POST sweeps through all that is open first. */
@RestController
@RequestMapping("/admin/reconciliation")
class ReconciliationEndpoint {
    private final Books books;
    private final Findings findings;
    private final Scan scan;
    private final Sweep sweep;

    ReconciliationEndpoint(Books books, Findings findings, Scan scan, Sweep sweep) {
        this.books = books;
        this.findings = findings;
        this.scan = scan;
        this.sweep = sweep;
    }

    /** The balance of this moment, when a replica last swept, and the newest hundred findings. */
    record Report(Balance balance, @Nullable Instant lastSweep, List<Told> findings) {}

    @GetMapping
    Report report() {
        return new Report(books.draw(), scan.last().orElse(null), findings.last());
    }

    /** 409 while another sweep is under way. */
    @PostMapping
    ResponseEntity<Report> sweep() {
        return sweep.everythingOpen()
                ? ResponseEntity.ok(report())
                : ResponseEntity.status(HttpStatus.CONFLICT).body(report());
    }
}
