package org.fitforwork.gateway.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages are owed and how many are dead: what an operator is woken for. Counted when asked. */
@Component
class OutboxMeters implements MeterBinder {
    private static final String COUNT = "select count(*) from referral.owed_message where state = '%s'";

    private final JdbcClient database;

    OutboxMeters(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(MessageState.OWED, MessageState.DEAD)
                .forEach(state -> Gauge.builder("gateway.outbox.messages", () -> count(state))
                        .description("messages to providers that are not delivered")
                        .tag("state", state.code())
                        .register(registry));
    }

    /** The state stands in the text, so that its partial index is used. */
    private int count(MessageState state) {
        return database.sql(COUNT.formatted(state.code())).query(Integer.class).single();
    }
}
