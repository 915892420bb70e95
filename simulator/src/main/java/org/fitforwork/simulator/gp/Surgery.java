package org.fitforwork.simulator.gp;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.fitforwork.simulator.pace.Pace;
import org.fitforwork.simulator.pace.Sleep;

/** The GP systems of one client: what they send, to which gateways, and how fast. */
public final class Surgery implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<GpSystem> gateways;
    private final Referrals referrals;
    private final Load load;
    private final Order order;
    private final Clock clock;
    private final Sleep sleep;

    /**
     * What is asked of them.
     *
     * @param bases the gateways
     * @param spread whether the senders begin with different gateways, or all with the first
     * @param count at most so many referrals
     * @param time and no new one after it
     * @param rate so many a second, all senders together
     * @param patience how long one referral is tried
     */
    public record Order(
            List<URI> bases,
            boolean spread,
            String client,
            String secret,
            Path template,
            long seed,
            int senders,
            int count,
            Duration time,
            double rate,
            Duration patience) {
        @Override
        public String toString() {
            return "%d senders to %s as %s, seed %d".formatted(senders, bases, client, seed);
        }
    }

    /** @throws IllegalArgumentException if the template cannot be used */
    public Surgery(Order order, Consumer<JournalEntry> journal, Clock clock, Sleep sleep) throws IOException {
        FhirContext fhir = FhirContext.forR4();
        // No proxy and no redirect: what is sent to this machine stays on it.
        HttpClient http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.order = order;
        this.clock = clock;
        this.sleep = sleep;
        this.referrals = new Referrals(Template.read(order.template(), fhir), new SplittableRandom(order.seed()));
        this.gateways = order.bases().stream()
                .map(base -> new GpSystem(
                        http, base, new Token(http, base, order.client(), order.secret(), clock), fhir, clock))
                .toList();
        this.load =
                new Load(referrals, new Pace(order.rate(), clock, sleep), order.count(), order.time(), journal, clock);
    }

    /** How every identifier that they send begins. */
    public String prefix() {
        return referrals.prefix();
    }

    /** @throws IOException if not one of the gateways gives a token, saying what the first of them answers */
    public void signIn() throws IOException, InterruptedException {
        IOException first = null;
        for (GpSystem gateway : gateways) {
            try {
                gateway.signIn();
                return;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    public void start() {
        load.start(
                order.senders(),
                sender -> new Persistence(gateways, order.spread() ? sender : 0, order.patience(), clock, sleep));
    }

    /** No new referral from now on; those under way are sent until they are answered. */
    public void stop() {
        load.stop();
    }

    /** @return false if referrals are still under way when the time is over */
    public boolean await(Duration time) throws InterruptedException {
        return load.await(time);
    }

    @Override
    public void close() {
        load.abandon();
    }
}
