package org.fitforwork.gateway.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be served; the message names every fault with its file, line and column. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidConfiguration(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
