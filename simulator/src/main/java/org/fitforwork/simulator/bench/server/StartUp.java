package org.fitforwork.simulator.bench.server;

import java.time.Duration;

/**
 * How long a server with an empty database took, from the start of its process.
 *
 * @param ready until it said that it is ready; one that has no way to say so: until it answered a read
 * @param first how long the first referral took, sent at that moment
 */
public record StartUp(Duration ready, Duration first) {}
