package org.fitforwork.referral.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MilestoneTest {
    @ParameterizedTest
    @EnumSource
    void every_milestone_is_found_by_its_code_and_belongs_to_a_status(Milestone milestone) {
        assertThat(Milestone.of(milestone.code())).contains(milestone);
        assertThat(Stream.of(ReferralStatus.values())).anyMatch(milestone::in);
    }

    @ParameterizedTest
    @EnumSource
    void every_milestone_moves_along_to_one_of_the_next_status(ReferralStatus status) {
        boolean keeps = EnumSet.of(
                        ReferralStatus.REJECTED,
                        ReferralStatus.CANCELLED,
                        ReferralStatus.FAILED,
                        ReferralStatus.ENTERED_IN_ERROR)
                .contains(status);

        for (Milestone milestone : Milestone.values()) {
            Milestone at = milestone.at(status);
            assertThat(at == milestone || at.in(status)).isTrue();
            assertThat(at.in(status)).isEqualTo(!keeps);
        }
    }

    @Test
    void one_that_fits_stays_and_one_that_does_not_gives_way() {
        assertThat(Milestone.IN_SUPPORT.at(ReferralStatus.ON_HOLD)).isEqualTo(Milestone.IN_SUPPORT);
        assertThat(Milestone.AWAITING_ACKNOWLEDGEMENT.at(ReferralStatus.ACCEPTED))
                .isEqualTo(Milestone.AWAITING_FIRST_CONTACT);
        assertThat(Milestone.IN_SUPPORT.at(ReferralStatus.COMPLETED)).isEqualTo(Milestone.CLOSED);
        assertThat(Milestone.SUSTAINED_26_WEEKS.at(ReferralStatus.COMPLETED)).isEqualTo(Milestone.SUSTAINED_26_WEEKS);
    }
}
