package org.fitforwork.simulator.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much is done.
 *
 * @param rounds how often the servers take turns, for each kind of load
 * @param warmUp how long each is sent referrals before anything is measured
 * @param window how long each measurement lasts
 * @param against a gateway that is measured in the stock server's place
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
        @Nullable Path against,
        List<String> againstFlags,
        long seed) {

    /** @throws IllegalArgumentException naming the option that is wrong */
    Plan {
        if (rounds < 1 || connections < 1) {
            throw new IllegalArgumentException("--rounds and --connections must be 1 or more");
        }
        if (window.isZero() || drain.isZero()) {
            throw new IllegalArgumentException("--window and --drain must be longer than 0s");
        }
        if (against == null && !againstFlags.isEmpty()) {
            throw new IllegalArgumentException("--against-jvm is for the gateway that --against names");
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
        if (against != null) {
            options.put("--against", against.toString());
            options.put("--against-jvm", "\"" + String.join(" ", againstFlags) + "\"");
        }
        options.put("--seed", Long.toString(seed));
        return options;
    }
}
