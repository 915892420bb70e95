package org.fitforwork.gateway.start;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work that goes on beside the rest of a start, in a thread of its own. Who needs what comes of it waits.
 *
 * @param <T> what comes of it
 */
public final class Beside<T> {
    private final CompletableFuture<T> work = new CompletableFuture<>();

    private Beside() {}

    /** @param name of the thread */
    public static <T> Beside<T> begin(String name, Supplier<T> work) {
        Beside<T> beside = new Beside<>();
        Thread thread = new Thread(() -> beside.work.completeAsync(work, Runnable::run), name);
        thread.setDaemon(true);
        thread.start();
        return beside;
    }

    /** As {@link #begin(String, Supplier)}, where nothing comes of it but that it is done. */
    public static Beside<Void> begin(String name, Runnable work) {
        return begin(name, () -> {
            work.run();
            return null;
        });
    }

    /** @throws RuntimeException that ended the work */
    public T await() {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }
}
