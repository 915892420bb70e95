package org.fitforwork.gateway.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.fitforwork.referral.intake.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imported practices and postcodes, asked afresh for every referral: an import needs no restart. */
@Component
final class DatabaseDirectory implements Directory {
    private static final String PRACTICE =
            """
            select code, commissioner, joined, "left", name, postcode, opened, closed, status, as_of
              from referral.practice where code = :code""";

    private static final String POSTCODE =
            """
            select area from referral.postcode
             where postcode = :postcode and (terminated is null or terminated >= :date)""";

    private final JdbcClient database;

    DatabaseDirectory(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Site> practice(String odsCode, LocalDate date) {
        return new PracticeHistory(database.sql(PRACTICE)
                        .param("code", odsCode.toUpperCase(Locale.ROOT))
                        .query((row, number) -> practice(row))
                        .list())
                .on(date);
    }

    @Override
    public Optional<String> areaOfPostcode(String postcode, LocalDate date) {
        return Postcode.of(postcode).flatMap(known -> database.sql(POSTCODE)
                .param("postcode", known.compact())
                .param("date", date)
                .query(String.class)
                .optional());
    }

    private static PracticeRow practice(ResultSet row) throws SQLException {
        return new PracticeRow(
                row.getString("code"),
                row.getString("commissioner"),
                row.getObject("joined", LocalDate.class),
                date(row, "left"),
                row.getString("name"),
                row.getString("postcode"),
                date(row, "opened"),
                date(row, "closed"),
                PracticeRow.Status.of(row.getString("status")),
                row.getObject("as_of", LocalDate.class));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
