package org.fitforwork.simulator.bench.server;

/** The client of who runs the gateway, for runs that have it swept. */
public final class Operator {
    public static final String CLIENT = "bench-operator";
    public static final String SECRET = CLIENT + "-secret";

    private Operator() {}
}
