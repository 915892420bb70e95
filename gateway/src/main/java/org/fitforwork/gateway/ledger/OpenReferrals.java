package org.fitforwork.gateway.ledger;

import org.fitforwork.referral.intake.Caseload;
import org.fitforwork.referral.programme.Programme.Provider;
import org.fitforwork.referral.stage.Allocated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is open in the ledger, and at the commit lets one referral after the other count its place. */
@Component
class OpenReferrals implements Caseload {
    private static final String OPEN =
            """
            select count(*) from referral.referral
             where programme = :programme and provider = :provider and open""";

    private final JdbcClient database;

    OpenReferrals(JdbcClient database) {
        this.database = database;
    }

    @Override
    public int open(String programme, String organisation) {
        return database.sql(OPEN)
                .param("programme", programme)
                .param("provider", organisation)
                .query(Integer.class)
                .single();
    }

    /**
     * Holds the provider's places until the transaction ends.
     *
     * @throws PlaceGone if there is none left
     */
    void take(Allocated allocated) {
        Provider provider = allocated.provider();
        if (provider.places().isEmpty()) {
            return;
        }
        String programme = allocated.programme().id();
        database.sql("select pg_advisory_xact_lock(hashtext(:programme), hashtext(:provider))")
                .param("programme", programme)
                .param("provider", provider.organisation())
                .query((row, number) -> true)
                .list();
        if (open(programme, provider.organisation()) >= provider.places().getAsInt()) {
            throw new PlaceGone();
        }
    }
}
