package org.fitforwork.simulator.faults;

import org.fitforwork.simulator.stage.Stage;
import org.fitforwork.simulator.stage.Wiring;

/** A scripted fault. What it breaks it may leave broken: the run heals it. */
interface Scenario {
    String name();

    default Wiring wiring() {
        return Wiring.TWO_GATEWAYS;
    }

    /** Whether GP systems begin with different gateways, or all with the first. */
    default boolean spread() {
        return true;
    }

    /** Does it, while referrals are coming in. */
    Injected inject(Stage stage, Traffic traffic) throws Exception;
}
