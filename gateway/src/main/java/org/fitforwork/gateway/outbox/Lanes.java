package org.fitforwork.gateway.outbox;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ways out of this replica, one an organisation, made when a first message goes there. */
@Component
class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private final CircuitBreakerConfig breaker;
    private final Semaphore all;

    /** @param time only its monotonic side is looked at: an open breaker must not wait for a clock that was put back */
    Lanes(OutboxSettings settings, MeterRegistry meters, Clock time) {
        this.settings = settings;
        this.meters = meters;
        this.breaker = config(settings.breaker(), new SteadyClock(time));
        this.all = new Semaphore(settings.mostAtOnce());
    }

    private static CircuitBreakerConfig config(OutboxSettings.Breaker settings, SteadyClock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.lastAttempts())
                .minimumNumberOfCalls(settings.lastAttempts())
                .failureRateThreshold(settings.failedPercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .currentTimestampFunction(any -> clock.millis(), TimeUnit.MILLISECONDS)
                .writableStackTraceEnabled(false)
                .build();
    }

    Lane to(String organisation) {
        return lanes.computeIfAbsent(organisation, this::lane);
    }

    private Lane lane(String organisation) {
        CircuitBreaker own = CircuitBreaker.of(organisation, breaker);
        own.getEventPublisher().onStateTransition(event -> tell(organisation, event.getStateTransition()));
        Lane lane = new Lane(
                new Semaphore(settings.perOrganisation()),
                all,
                own,
                attempts(organisation, "delivered"),
                attempts(organisation, "failed"));
        Gauge.builder("gateway.outbox.breaker", lane, Lane::severity)
                .description("0 while messages flow, 1 while one is tried, 2 while none is sent; of this replica")
                .tag("organisation", organisation)
                .strongReference(true)
                .register(meters);
        return lane;
    }

    private Counter attempts(String organisation, String outcome) {
        return Counter.builder("gateway.outbox.attempts")
                .description("attempts to deliver a message")
                .tag("organisation", organisation)
                .tag("outcome", outcome)
                .register(meters);
    }

    /** A probe that fails is no news. */
    private static void tell(String organisation, StateTransition change) {
        if (change == StateTransition.CLOSED_TO_OPEN) {
            log.warn("{} takes no messages; one is tried from time to time", organisation);
        } else if (change == StateTransition.HALF_OPEN_TO_CLOSED) {
            log.info("{} takes messages again", organisation);
        }
    }
}
