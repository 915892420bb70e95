package org.fitforwork.gateway.directory;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.fitforwork.referral.intake.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imported practices and postcodes, asked afresh for every referral: an import needs no restart. */
@Component
final class DatabaseDirectory implements Directory {
    /**
     * The row in force on the date. The national file knows only a practice's present commissioner and since when; for
     * an earlier date that one stands in, and the areas' successions lead back from it.
     */
    private static final String PRACTICE =
            """
            select commissioner from referral.practice
             where code = :code and status in ('A', 'C') and (closed is null or closed >= :date)
             order by (joined <= :date) desc, abs(joined - :date)
             limit 1""";

    private static final String POSTCODE =
            """
            select area from referral.postcode
             where postcode = :postcode and (terminated is null or terminated >= :date)""";

    private final JdbcClient database;

    DatabaseDirectory(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<String> areaOfPractice(String odsCode, LocalDate date) {
        return database.sql(PRACTICE)
                .param("code", odsCode.toUpperCase(Locale.ROOT))
                .param("date", date)
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<String> areaOfPostcode(String postcode, LocalDate date) {
        return database.sql(POSTCODE)
                .param("postcode", PostcodeFile.normalise(postcode))
                .param("date", date)
                .query(String.class)
                .optional();
    }
}
