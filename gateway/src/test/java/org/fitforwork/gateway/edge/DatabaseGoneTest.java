package org.fitforwork.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseGoneTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "53100", "58030"})
    void a_database_that_is_not_there_or_has_no_room_is_told_by_its_state(String state) {
        assertThat(DatabaseGone.is(new IllegalStateException(new SQLException("x", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "57014", "42P01"})
    void what_is_wrong_with_a_statement_is_no_outage(String state) {
        assertThat(DatabaseGone.is(new IllegalStateException(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void a_pool_that_has_no_connection_to_give_is_one() {
        assertThat(DatabaseGone.is(new CannotCreateTransactionException(
                        "x", new SQLTransientConnectionException("not available"))))
                .isTrue();
        assertThat(DatabaseGone.is(new SQLException("Connection is closed"))).isTrue();
        assertThat(DatabaseGone.is(new IllegalStateException())).isFalse();
    }
}
