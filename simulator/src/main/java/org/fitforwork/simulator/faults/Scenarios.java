package org.fitforwork.simulator.faults;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.fitforwork.simulator.provider.Fault;
import org.jspecify.annotations.Nullable;

/** The scenarios by name. */
final class Scenarios {
    static final String NAMES =
            "kills, pause, provider FAULT, provider-faults, replicas, noisy-neighbour, disk-full, clock-jump, all";

    private static final List<Fault> PROVIDER_FAULTS = List.of(
            Fault.HANG,
            Fault.RESET,
            Fault.SERVER_ERROR,
            Fault.TOO_MANY_REQUESTS,
            Fault.NOT_FOUND,
            Fault.RUBBISH,
            Fault.ACCEPT_AND_DIE);

    private final Sizes sizes;
    private final PrintWriter out;

    Scenarios(Sizes sizes, PrintWriter out) {
        this.sizes = sizes;
        this.out = out;
    }

    /** @throws IllegalArgumentException naming those that there are */
    List<Scenario> named(String name, @Nullable String fault) {
        return switch (name) {
            case "kills" -> List.of(new KillsScenario(sizes, out));
            case "pause" -> List.of(new PauseScenario(sizes));
            case "provider" -> List.of(new ProviderScenario(Fault.of(fault == null ? "" : fault), sizes));
            case "provider-faults" ->
                PROVIDER_FAULTS.stream()
                        .<Scenario>map(each -> new ProviderScenario(each, sizes))
                        .toList();
            case "replicas" -> List.of(new ReplicasScenario());
            case "noisy-neighbour" -> List.of(new NoisyNeighbourScenario(sizes, out));
            case "disk-full" -> List.of(new DiskFullScenario(sizes));
            case "clock-jump" -> List.of(new ClockJumpScenario(sizes));
            // Those first that share a stage.
            case "all" ->
                Stream.of("kills", "pause", "provider-faults", "replicas", "noisy-neighbour", "disk-full", "clock-jump")
                        .flatMap(each -> named(each, null).stream())
                        .toList();
            default -> throw new IllegalArgumentException("there is no such scenario; there are " + NAMES);
        };
    }
}
