package org.fitforwork.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Random;
import org.fitforwork.gateway.chain.LedgerDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody with all rights does to the ledger behind the gateway's back is found. */
@SuppressWarnings("NullAway.Init")
class LedgerVerificationIT {
    private static final int EVENTS = 100;
    private static final int FLIPS = 6;

    private static LedgerDatabase ledger;
    private static Bits bits;

    @BeforeAll
    static void a_ledger_from_before_the_chain_with_newer_events_sealed_by_several_checkpoints() throws Exception {
        ledger = LedgerDatabase.with(EVENTS, took -> {});
        ledger.fill("new", EVENTS);
        ledger.seal(70);
        bits = new Bits(ledger, new Random(7));
        ledger.tamper(
                "create table all_events as select * from referral.event",
                "create table all_checkpoints as select * from referral.checkpoint");
    }

    @AfterAll
    static void close() throws IOException {
        ledger.close();
    }

    @AfterEach
    void put_back() {
        ledger.tamper(
                "delete from referral.event",
                "insert into referral.event select * from all_events",
                "delete from referral.checkpoint",
                "insert into referral.checkpoint select * from all_checkpoints");
        assertThat(verify().holds()).isTrue();
    }

    private static Report verify() {
        return verify(null);
    }

    private static Report verify(@Nullable String expected) {
        try {
            return new LedgerVerification(ledger.dataSource(), ledger.verifier()).verify(expected, events -> {});
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFound(String where) {
        Report report = verify();
        assertThat(report.holds()).isFalse();
        assertThat(report.faults()).extracting(Fault::where).anyMatch(each -> each.matches(where));
    }

    @Test
    void an_untouched_ledger_holds_its_old_events_and_its_new_ones() {
        Report report = verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report)
                .extracting(Report::events, Report::referrals, Report::checkpoints, Report::sealed)
                .containsExactly(200L, 40L, 3L, 200L);
    }

    @Test
    void one_bit_of_any_column_of_an_event_is_found() {
        assertThat(bits.columns()).hasSize(10);
        for (String column : bits.columns()) {
            for (int i = 0; i < FLIPS; i++) {
                bits.flip(column, () -> assertFound("(event|checkpoint) .*"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"business_status", "detail"})
    void nothing_and_an_empty_text_are_two_things(String column) {
        ledger.tamper(
                "update referral.event set %1$s = '' where position = (select min(position) from referral.event where %1$s is null)"
                        .formatted(column));
        assertFound("event .*");
    }

    @Test
    void a_text_that_moves_into_the_next_column_is_found() {
        ledger.tamper(
                "update referral.event set actor = actor || 's', what = substr(what, 2) where position = (select min(position) from referral.event where what = 'step')");
        assertFound("event .*");
    }

    /** With the hash made anew, as whoever knows how it is made can. */
    private static final String HASHED_ANEW =
            """
            update referral.event e set hash = sha256(coalesce((select b.hash from referral.event b
                     where b.referral_id = e.referral_id and b.sequence = e.sequence - 1), decode(repeat('00', 32), 'hex'))
                   || referral.event_content(e.referral_id, e.sequence, e.at, e.status, e.business_status, e.actor, e.what,
                     e.detail, e.position))
             where e.position = %d""";

    private static long last() {
        return ledger.database()
                .sql("select max(position) from referral.event where sequence = 5")
                .query(Long.class)
                .single();
    }

    @Test
    void a_change_with_its_hash_made_anew_is_found_by_the_checkpoint() {
        ledger.tamper(
                "update referral.event set actor = 'somebody' where position = " + last(),
                HASHED_ANEW.formatted(last()));
        Report report = verify();
        assertThat(report.faults()).extracting(Fault::where).containsExactly("checkpoint 3");
        assertThat(report.faults().toString()).doesNotContain("somebody");
    }

    @Test
    void the_removal_of_an_event_in_the_middle_names_the_next() {
        ledger.tamper(
                "delete from referral.event where sequence = 3 and position = (select min(position) from referral.event where sequence = 3)");
        assertFound("event .*/4");
    }

    @Test
    void the_removal_of_the_last_events_is_found() {
        ledger.tamper("delete from referral.event where position = " + last());
        assertFound("checkpoint 3");
    }

    @Test
    void the_removal_of_a_whole_referral_is_found() {
        ledger.tamper(
                "delete from referral.event where referral_id = (select referral_id from referral.event order by position limit 1)");
        assertFound("checkpoint 1");
    }

    @Test
    void the_removal_of_everything_is_found() {
        ledger.tamper("truncate referral.event cascade");
        assertFound("checkpoint 1");
    }

    @Test
    void an_event_that_is_slipped_in_is_found_though_its_chain_is_right() {
        ledger.tamper(
                """
                insert into referral.event select referral_id, 6, at, status, business_status, actor, what, detail, -5, hash
                  from referral.event where position = %d"""
                        .formatted(last()),
                HASHED_ANEW.formatted(-5));
        assertFound("checkpoint 1");
    }

    @Test
    void two_events_that_change_places_are_found() {
        ledger.tamper(
                """
                update referral.event e set at = o.at, status = o.status, detail = o.detail
                  from referral.event o
                 where o.referral_id = e.referral_id and e.sequence in (2, 3) and o.sequence = 5 - e.sequence
                   and e.referral_id = (select referral_id from referral.event order by position limit 1)""");
        assertFound("event .*/2");
    }

    @Test
    void a_checkpoint_that_is_gone_or_changed_is_found() {
        for (String change : new String[] {
            "delete from referral.checkpoint where number = 1",
            "delete from referral.checkpoint where number = 2",
            "update referral.checkpoint set number = 9 where number = 3",
            "update referral.checkpoint set content = replace(content, '\"events\":70', '\"events\":71')",
            "update referral.checkpoint set content = replace(content, '{', '{ ') where number = 3",
            "update referral.checkpoint set jws = 'x' || substr(jws, 2) where number = 1",
            "update referral.checkpoint set jws = 'x' || substr(jws, 2) where number = 3",
            "update referral.checkpoint set jws = (select jws from all_checkpoints where number = 1) where number = 3"
        }) {
            ledger.tamper(change);
            assertFound("checkpoint .*");
            put_back();
        }
    }

    @Test
    void one_bit_of_a_signature_is_found_where_base64_would_drop_it_too() {
        String jws = ledger.database()
                .sql("select jws from referral.checkpoint where number = 3")
                .query(String.class)
                .single();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int value = alphabet.indexOf(jws.charAt(jws.length() - 1));
        ledger.tamper("update referral.checkpoint set jws = '%s%s' where number = 3"
                .formatted(jws.substring(0, jws.length() - 1), alphabet.charAt(value ^ 1)));
        assertFound("checkpoint 3");
    }

    @Test
    void checkpoints_and_events_cut_off_together_are_found_by_who_noted_one() {
        String noted = verify().newest();
        assertThat(verify(noted).holds()).isTrue();
        ledger.tamper(
                "delete from referral.event where position > 140", "delete from referral.checkpoint where number = 3");
        assertThat(verify(noted).faults()).extracting(Fault::where).contains("checkpoint 3");
    }

    @Test
    void neither_events_nor_checkpoints_can_be_changed_by_a_slip() {
        for (String slip : new String[] {
            "update referral.event set actor = actor",
            "delete from referral.event where false",
            "truncate referral.event cascade",
            "update referral.checkpoint set jws = jws",
            "delete from referral.checkpoint"
        }) {
            assertThatThrownBy(() -> ledger.database().sql(slip).update())
                    .as(slip)
                    .hasMessageContaining("append-only");
        }
    }
}
