package org.fitforwork.simulator.bench.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.fitforwork.simulator.bench.drive.Answered;
import org.fitforwork.simulator.bench.drive.Sink;
import org.fitforwork.simulator.bench.mix.Kind;
import org.fitforwork.simulator.bench.server.Usage;

/**
 * One time of sending to one server, and what came of it.
 *
 * @param offered referrals a second that it was asked; 0 if as many as it answered
 * @param seconds from the first call to the last answer
 * @param calls by kind, as they came about
 * @param byStatus answers by HTTP status; 0 is none
 * @param unexpected those that ought to have been another
 * @param answeredPerSecond answers as they ought to be: accepted, refused, and replays
 * @param storedPerSecond new referrals that were accepted, which a server without rules does more often
 * @param accept from when a referral was due to the answer that it is accepted; new ones that every server accepts
 * @param deliver from that answer to the arrival at the provider; 0 where that was sooner
 * @param undelivered accepted, and not with the provider when the patience was over
 * @param drainSeconds from the last answer until all was delivered, or the patience was over
 * @param serverCpuMs processor time of the server a call, until all was delivered
 * @param postgresCpuMs the same of its PostgreSQL
 * @param fixedWorkMs for how long the machine sorted the same texts just before, see {@link org.fitforwork.simulator.pace.FixedWork}
 * @param stoodStillMs the longest time for which the sender did nothing: what the machine kept from everybody
 */
public record Window(
        double offered,
        double seconds,
        Map<String, Integer> calls,
        Map<String, Integer> byStatus,
        Map<String, Integer> unexpected,
        double answeredPerSecond,
        double storedPerSecond,
        Latency accept,
        Latency deliver,
        int undelivered,
        double drainSeconds,
        double serverCpuMs,
        double postgresCpuMs,
        double fixedWorkMs,
        double stoodStillMs) {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MS = 1e6;

    /**
     * @param refuses whether the server knows the rules by which some are refused
     * @param used from the first call until all was delivered
     * @param fixedWorkMs as the record has it, and so are the others
     */
    public static Window of(
            double offered,
            List<Answered> answers,
            boolean refuses,
            Sink sink,
            Duration drained,
            Usage used,
            double fixedWorkMs,
            Duration stoodStill) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("nothing was sent");
        }
        Map<String, Integer> calls = new TreeMap<>();
        Map<String, Integer> byStatus = new TreeMap<>();
        Map<String, Integer> unexpected = new TreeMap<>();
        List<Long> accept = new ArrayList<>();
        List<Long> deliver = new ArrayList<>();
        int expected = 0;
        int stored = 0;
        int undelivered = 0;
        for (Answered answer : answers) {
            String status = Integer.toString(answer.status());
            calls.merge(answer.kind().name(), 1, Integer::sum);
            byStatus.merge(status, 1, Integer::sum);
            if (answer.asExpected(refuses)) {
                expected++;
            } else {
                unexpected.merge(answer.kind() + " " + status, 1, Integer::sum);
            }
            if (isOwed(answer)) {
                stored++;
                undelivered += sink.arrival(answer.number()).isPresent() ? 0 : 1;
            }
            if (answer.kind() == Kind.ACCEPTED && answer.accepted()) {
                accept.add(answer.answered() - answer.due());
                sink.arrival(answer.number()).ifPresent(at -> deliver.add(Math.max(0, at - answer.answered())));
            }
        }
        long start = answers.stream().mapToLong(Answered::due).min().orElseThrow();
        long end = answers.stream().mapToLong(Answered::answered).max().orElseThrow();
        double seconds = (end - start) / NANOS;
        return new Window(
                offered,
                seconds,
                calls,
                byStatus,
                unexpected,
                expected / seconds,
                stored / seconds,
                Latency.of(accept),
                Latency.of(deliver),
                undelivered,
                drained.toNanos() / NANOS,
                used.server().toNanos() / NANOS_PER_MS / answers.size(),
                used.postgres().toNanos() / NANOS_PER_MS / answers.size(),
                fixedWorkMs,
                stoodStill.toNanos() / NANOS_PER_MS);
    }

    /** A provider is to get it. A replay's came with the first. */
    public static boolean isOwed(Answered answer) {
        return answer.accepted() && answer.kind() != Kind.REPLAY;
    }

    /** Of one number of each; the mean of the middle two where there are as many above as below. */
    public static double median(List<Window> windows, ToDoubleFunction<Window> value) {
        double[] sorted = windows.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
