package org.fitforwork.gateway.ledger;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a whole transaction again, from outside, when it lost a race that the sender need not know of. */
@Component
class Transactions {
    private static final Logger log = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 6;
    private static final long LONGEST_PAUSE_MS = 40;

    private final TransactionTemplate transaction;
    private final RandomGenerator random;

    Transactions(TransactionTemplate transaction, RandomGenerator random) {
        this.transaction = transaction;
        this.random = random;
    }

    <T> T once(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("a transaction without result");
        }
        return result;
    }

    <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException
                    | DataIntegrityViolationException
                    | ResourceVersionConflictException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
                log.debug(
                        "attempt {} lost a race: {}",
                        attempt,
                        conflict.getClass().getSimpleName());
                pause(attempt);
            }
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(random.nextLong(1, LONGEST_PAUSE_MS * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a transaction was retried", e);
        }
    }
}
