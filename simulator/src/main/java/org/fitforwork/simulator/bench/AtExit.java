package org.fitforwork.simulator.bench;

/** Ends what a run started, when the run is over or when the program is told to stop. */
public final class AtExit implements AutoCloseable {
    private final Runnable end;
    private final Thread hook;

    /** @param end ends all of it; it may be called twice */
    public AtExit(String name, Runnable end) {
        this.end = end;
        this.hook = new Thread(end, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        end.run();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is what ends everything right now.
            return;
        }
    }
}
