package org.fitforwork.simulator.faults;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitforwork.simulator.count.Books;
import org.fitforwork.simulator.count.OwedMessage;
import org.fitforwork.simulator.gp.Percentile;
import org.fitforwork.simulator.provider.Arrival;
import org.fitforwork.simulator.provider.Behaviour;
import org.fitforwork.simulator.provider.Fault;
import org.fitforwork.simulator.stage.Stage;
import org.fitforwork.simulator.stage.TwentyProviders;

/**
 * One provider of twenty hangs: how long do messages to the others take, from being owed to being there? Calm (A) and
 * fault (B) alternate within one run, so that a slow machine slows both.
 */
final class NoisyNeighbourScenario implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final double BOUND = 1.10;
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;

    private final Sizes sizes;
    private final PrintWriter out;

    NoisyNeighbourScenario(Sizes sizes, PrintWriter out) {
        this.sizes = sizes;
        this.out = out;
    }

    @Override
    public String name() {
        return "noisy-neighbour";
    }

    /** When referrals came in that are measured. */
    private record Window(boolean hanging, Instant from, Instant to) {
        boolean has(OwedMessage message) {
            return !message.owed().isBefore(from) && message.owed().isBefore(to);
        }
    }

    @Override
    public Injected inject(Stage stage, Traffic traffic) throws Exception {
        Books books = new Books(stage.postgres().url(), traffic.prefix());
        String neighbour = TwentyProviders.ids().get(0);
        Duration time = sizes.time(TIME);
        List<Window> windows = new ArrayList<>();
        stage.watch().pass(WARM_UP);
        for (int i = 0; i < 2 * sizes.rounds(); i++) {
            boolean hanging = i % 2 == 1;
            if (hanging) {
                stage.providersBehave(Map.of(neighbour, Behaviour.always(Fault.HANG)));
            }
            Instant from = stage.watch().now();
            stage.watch().pass(time);
            windows.add(new Window(hanging, from, stage.watch().now()));
            stage.providersBehave(Behaviour.HEALTHY);
            // What the neighbour is owed by then is no part of the next calm.
            stage.watch().until(DRAIN, () -> books.messages().stream()
                    .noneMatch(message -> message.organisation().equals(neighbour)
                            && message.state().equals("owed")));
        }
        return judge(windows, books.messages(), stage.inbox().arrivals(), neighbour);
    }

    private Injected judge(List<Window> windows, List<OwedMessage> messages, List<Arrival> arrivals, String neighbour) {
        Map<String, Instant> received = new HashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.received() != null) {
                received.put(arrival.task(), arrival.received());
            }
        }
        List<Long> calm = new ArrayList<>();
        List<Long> noisy = new ArrayList<>();
        for (Window window : windows) {
            List<Long> millis = messages.stream()
                    .filter(window::has)
                    .filter(message -> !message.organisation().equals(neighbour))
                    .filter(message -> received.containsKey(message.task()))
                    .map(message -> Duration.between(message.owed(), received.get(message.task()))
                            .toMillis())
                    .toList();
            out.printf(
                    "%s: %d messages to the others, median %d ms, p99 %d ms%n",
                    window.hanging() ? "B, one hangs" : "A, all well",
                    millis.size(),
                    Percentile.of(millis, MEDIAN),
                    Percentile.of(millis, NEARLY_ALL));
            (window.hanging() ? noisy : calm).add(Percentile.of(millis, NEARLY_ALL));
        }
        double ratio = Percentile.median(noisy) / Percentile.median(calm);
        return Injected.of(String.format(
                        Locale.ROOT,
                        "one of 20 providers hangs: p99 of the others in ms %s calm, %s hanging; ratio of medians %.2f",
                        calm,
                        noisy,
                        ratio))
                .unless(ratio < BOUND, "the others' p99 moved by more than 10 %");
    }
}
