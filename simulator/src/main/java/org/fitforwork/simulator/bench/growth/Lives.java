package org.fitforwork.simulator.bench.growth;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fitforwork.simulator.bench.server.ProviderClient;

/** Takes referrals through their whole life, as their providers do. */
final class Lives {
    private static final List<String> STEPS = List.of("accepted", "in-progress", "on-hold", "in-progress", "completed");
    private static final String STEP = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"%s\"}]";
    private static final int THREADS = 4;

    private final Caller caller;

    Lives(Caller caller) {
        this.caller = caller;
    }

    /**
     * A referral that its provider has.
     *
     * @param task the Task's id
     */
    record Begun(String task, String provider) {}

    void complete(List<Begun> referrals) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Void>> lives = threads.invokeAll(referrals.stream()
                    .map(referral -> (Callable<Void>) () -> complete(referral))
                    .toList());
            for (Future<Void> life : lives) {
                life.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void complete(Begun referral) throws IOException, InterruptedException {
        ProviderClient provider = new ProviderClient(referral.provider());
        Caller.Client client = new Caller.Client(provider.client(), provider.secret());
        String path = "/fhir/Task/" + referral.task();
        String etag = etag(caller.get(client, path));
        for (String step : STEPS) {
            etag = etag(caller.patch(client, path, etag, STEP.formatted(step)));
        }
        return null;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow(() -> new IllegalStateException("a Task has no ETag"));
    }
}
