package org.fitforwork.referral.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fitforwork.referral.lifecycle.ReferralStatus.Actor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusReasonTest {
    @ParameterizedTest
    @EnumSource
    void every_reason_is_found_by_its_code_and_is_one_actors_to_give(StatusReason reason) {
        assertThat(StatusReason.of(reason.code())).contains(reason);
        assertThat(Stream.of(Actor.values())
                        .filter(actor -> StatusReason.of(actor).contains(reason)))
                .hasSize(1);
    }
}
