package org.fitforwork.simulator.bench.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the log of a JVM's collector says ({@code -Xlog:gc}).
 *
 * @param peakHeap the most that a collection found in use, in bytes
 * @param peakLive the most that one left in use, in bytes
 * @param leastLive the least that one left in use, in bytes; 0 if there was none
 * @param collections how many
 */
public record GcLog(long peakHeap, long peakLive, long leastLive, int collections) {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final long MEGA = 1024 * 1024;

    public static GcLog parse(String log) {
        Matcher line = COLLECTION.matcher(log);
        long heap = 0;
        long live = 0;
        long least = Long.MAX_VALUE;
        int collections = 0;
        while (line.find()) {
            heap = Math.max(heap, Long.parseLong(line.group(1)));
            live = Math.max(live, Long.parseLong(line.group(2)));
            least = Math.min(least, Long.parseLong(line.group(2)));
            collections++;
        }
        return new GcLog(heap * MEGA, live * MEGA, collections == 0 ? 0 : least * MEGA, collections);
    }
}
