package org.fitforwork.simulator.count;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** What the gateway's database says, read past the gateway. */
public final class Books {
    private static final int PATIENCE_SECONDS = 10;
    private static final String OF_RUN = " r.identifier_value like ? || '%'";
    private static final String MESSAGE =
            " from referral.owed_message m join referral.referral r on r.id = m.referral_id where" + OF_RUN;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final String prefix;

    /** @param prefix how the identifiers of this run begin */
    public Books(String url, String prefix) {
        database.setUrl(url);
        database.setUser("postgres");
        database.setConnectTimeout(PATIENCE_SECONDS);
        database.setSocketTimeout(PATIENCE_SECONDS);
        this.prefix = prefix;
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public List<StoredReferral> referrals() throws SQLException {
        return list(
                "select r.identifier_value, coalesce(r.task_id, '-') from referral.referral r where" + OF_RUN,
                row -> new StoredReferral(row.getString(1), row.getString(2)));
    }

    public List<OwedMessage> messages() throws SQLException {
        return list(
                "select coalesce(r.task_id, '-'), m.organisation, m.state, m.created_at" + MESSAGE,
                row -> new OwedMessage(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()));
    }

    /** How many messages are not delivered yet, the dead ones left out. */
    public int owed() throws SQLException {
        return number("select count(*)" + MESSAGE + " and m.state = 'owed'");
    }

    public int dead() throws SQLException {
        return number("select count(*)" + MESSAGE + " and m.state = 'dead'");
    }

    /** The Tasks of the referrals whose message a worker holds now. */
    public List<String> leased() throws SQLException {
        return list(
                "select r.task_id" + MESSAGE + " and m.state = 'owed' and m.leased_until > now()",
                row -> row.getString(1));
    }

    /** The Tasks among these whose message is still owed. */
    public long stillOwed(List<String> tasks) throws SQLException {
        return messages().stream()
                .filter(message -> message.isOwed() && tasks.contains(message.task()))
                .count();
    }

    /** All Tasks that HAPI's tables hold beyond one for each referral, of this run and of every other. */
    public int surplusTasks() throws SQLException {
        return whole("select (select count(*) from hfj_resource where res_type = 'Task' and res_deleted_at is null)"
                + " - (select count(*) from referral.referral)");
    }

    private int number(String sql) throws SQLException {
        return list(sql, row -> row.getInt(1)).get(0);
    }

    private int whole(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private <T> List<T> list(String sql, Row<T> row) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, prefix);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(row.read(rows));
                }
                return list;
            }
        }
    }
}
