package org.fitforwork.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
    @Test
    void the_rooms_know_each_other_only_by_their_doors_and_in_one_direction() {
        ApplicationModules.of(Gateway.class).verify();
    }
}
