package org.fitforwork.simulator.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is done.
 *
 * @param rounds how often the servers take turns, for each kind of load
 * @param warmUp how long each is sent referrals before anything is measured
 * @param window how long each measurement lasts
 * @param drain how long accepted referrals may take to the provider once nothing more is sent
 */
record Plan(
        int rounds,
        Duration warmUp,
        Duration window,
        Duration drain,
        int connections,
        List<String> flags,
        List<String> gatewayFlags,
        long seed) {

    /** @throws IllegalArgumentException naming the option that is wrong */
    Plan {
        if (rounds < 1 || connections < 1) {
            throw new IllegalArgumentException("--rounds and --connections must be 1 or more");
        }
        if (window.isZero() || drain.isZero()) {
            throw new IllegalArgumentException("--window and --drain must be longer than 0s");
        }
    }

    /** As the options that do the same again. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--rounds", Integer.toString(rounds));
        options.put("--warm-up", warmUp.toSeconds() + "s");
        options.put("--window", window.toSeconds() + "s");
        options.put("--drain", drain.toSeconds() + "s");
        options.put("--connections", Integer.toString(connections));
        options.put("--jvm", "\"" + String.join(" ", flags) + "\"");
        options.put("--gateway-jvm", "\"" + String.join(" ", gatewayFlags) + "\"");
        options.put("--seed", Long.toString(seed));
        return options;
    }
}
