package org.fitforwork.gateway.ledger;

import java.util.List;
import org.fitforwork.gateway.configuration.ConfigurationCheck;
import org.fitforwork.gateway.configuration.Draft;
import org.fitforwork.gateway.configuration.Fault;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An organisation stays in the configuration until its last referral is closed: nobody else could deliver to it. */
@Component
@Order(6)
class OrganisationsInUse implements ConfigurationCheck {
    private static final String OPEN =
            """
            select provider, count(*) as referrals from referral.referral
             where open
             group by provider order by provider""";

    private final JdbcClient database;

    OrganisationsInUse(JdbcClient database) {
        this.database = database;
    }

    private record InUse(String provider, int referrals) {}

    @Override
    public List<Fault> faults(Draft draft) {
        return database.sql(OPEN).query(InUse.class).list().stream()
                .filter(use -> !draft.configuration().organisations().containsKey(use.provider()))
                .map(use -> draft.fault(
                        "directory/organisations.yaml",
                        "",
                        "%s is gone from here and has %d open referrals; keep it until they are closed"
                                .formatted(use.provider(), use.referrals())))
                .toList();
    }
}
