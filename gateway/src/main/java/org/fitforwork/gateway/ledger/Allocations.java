package org.fitforwork.gateway.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fitforwork.referral.intake.Allocation.Tried;
import org.fitforwork.referral.stage.Allocated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who had a referral, one after the other. The first is written with the referral, see {@link Commit}. */
@Component
class Allocations {
    private static final String ADD =
            """
            insert into referral.allocation (referral_id, number, programme, provider, at)
            select :referral, max(number) + 1, :programme, :provider, :now
              from referral.allocation where referral_id = :referral""";
    private static final String ALL =
            "select programme, provider as organisation from referral.allocation where referral_id = :referral";

    private final JdbcClient database;

    Allocations(JdbcClient database) {
        this.database = database;
    }

    void add(UUID referral, Allocated allocated, Instant now) {
        database.sql(ADD)
                .param("referral", referral)
                .param("programme", allocated.programme().id())
                .param("provider", allocated.provider().organisation())
                .param("now", Timestamp.from(now))
                .update();
    }

    Set<Tried> of(UUID referral) {
        return database.sql(ALL).param("referral", referral).query(Tried.class).list().stream()
                .collect(Collectors.toSet());
    }
}
