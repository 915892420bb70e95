package org.fitforwork.simulator.bench.growth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitforwork.simulator.bench.mix.Referrer;
import org.fitforwork.simulator.bench.result.Latency;
import org.fitforwork.simulator.bench.server.ProviderClient;

/** What GP systems and providers ask all day, one request after the other. */
final class Searches {
    private static final int TIMES = 200;
    private static final int WARM = 50;

    private final Caller caller;

    Searches(Caller caller) {
        this.caller = caller;
    }

    /**
     * A referral that somebody asks for.
     *
     * @param identifier the referrer's, as {@code system|value}
     */
    record Known(Referrer referrer, String identifier, String serviceRequest, String task, String provider) {}

    /** The time of each kind of request over some of the referrals. */
    Map<String, Latency> measure(List<Known> referrals) throws IOException, InterruptedException {
        Map<String, Latency> times = new LinkedHashMap<>();
        times.put("a GP system reads a referral's Task", time(referrals, known -> byGp(known, "Task/" + known.task())));
        times.put(
                "a GP system searches a referral by its identifier",
                time(referrals, known -> byGp(known, "ServiceRequest?identifier=" + encoded(known.identifier()))));
        times.put(
                "a GP system searches the Task of a referral",
                time(referrals, known -> byGp(known, "Task?focus=ServiceRequest/" + known.serviceRequest())));
        times.put(
                "a provider reads a Task with its history",
                time(referrals, known -> byProvider(known, "Task/%s/_history".formatted(known.task()))));
        times.put(
                "a provider searches its newest open Tasks",
                time(referrals, known -> byProvider(known, "Task?status=requested&_sort=-_lastUpdated&_count=20")));
        return times;
    }

    private interface Asked {
        void of(Known known) throws IOException, InterruptedException;
    }

    private static Latency time(List<Known> referrals, Asked asked) throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = -WARM; i < TIMES; i++) {
            long start = System.nanoTime();
            asked.of(referrals.get(Math.floorMod(i, referrals.size())));
            if (i >= 0) {
                times.add(System.nanoTime() - start);
            }
        }
        return Latency.of(times);
    }

    private void byGp(Known known, String path) throws IOException, InterruptedException {
        Referrer referrer = known.referrer();
        caller.get(new Caller.Client(referrer.client(), referrer.secret()), "/fhir/" + path);
    }

    private void byProvider(Known known, String path) throws IOException, InterruptedException {
        ProviderClient provider = new ProviderClient(known.provider());
        caller.get(new Caller.Client(provider.client(), provider.secret()), "/fhir/" + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
