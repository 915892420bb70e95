package org.fitforwork.simulator.gp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fitforwork.simulator.pace.Sleep;

/**
 * Sends one referral until it is taken or refused: under the same identifier every time, to the next gateway where one
 * fails, and no sooner than a busy one asks for.
 */
final class Persistence {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final List<GpSystem> gateways;
    private final Duration patience;
    private final Clock clock;
    private final Sleep sleep;
    private int current;

    /**
     * @param first the index of the gateway to begin with
     * @param patience how long one referral is tried; zero for a single attempt
     */
    Persistence(List<GpSystem> gateways, int first, Duration patience, Clock clock, Sleep sleep) {
        this.gateways = gateways;
        this.current = first % gateways.size();
        this.patience = patience;
        this.clock = clock;
        this.sleep = sleep;
    }

    JournalEntry send(Referral referral) throws InterruptedException {
        Instant start = clock.instant();
        Instant end = start.plus(patience);
        int attempts = 0;
        while (true) {
            attempts++;
            Answer answer = gateways.get(current).send(referral);
            Instant now = clock.instant();
            if (answer.isFinal() || !now.isBefore(end)) {
                long millis = Duration.between(start, now).toMillis();
                return new JournalEntry(referral.identifier(), answer.status(), answer.task(), attempts, millis, now);
            }
            current = (current + 1) % gateways.size();
            sleep.sleep(answer.retryAfter().compareTo(PAUSE) > 0 ? answer.retryAfter() : PAUSE);
        }
    }
}
