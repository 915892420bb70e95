package org.fitforwork.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.fitforwork.gateway.conformance.ProfilePackage;
import org.fitforwork.gateway.intake.Rehearsal;
import org.fitforwork.referral.Sender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is rehearsed at the start goes the whole way in, and nothing of it stays. */
class RehearsalIT extends KeepsNothing {
    @Autowired
    Rehearsal rehearsal;

    @Autowired
    ProfilePackage profiles;

    @Test
    void examples_are_accepted() {
        long accepted = rehearsal.accepted(new Sender("Y99001", "gp"), profiles.examples());

        // The one of Jobcentre Plus is not a GP's to send.
        assertThat(accepted).isEqualTo(profiles.examples().size() - 1);
    }
}
