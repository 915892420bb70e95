package org.fitforwork.simulator.bench.server;

import java.time.Duration;

/** Processor time of a server's process and of all processes of its PostgreSQL, since they started. */
public record Usage(Duration server, Duration postgres) {
    public Usage minus(Usage before) {
        return new Usage(server.minus(before.server), postgres.minus(before.postgres));
    }
}
