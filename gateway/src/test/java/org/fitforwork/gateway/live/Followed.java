package org.fitforwork.gateway.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitforwork.referral.lifecycle.ReferralStatus;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * A referral as the model knows it: the status of each version of its Task that somebody was told of, the ServiceRequest
 * as the GP last read it, and how many changes were answered with success.
 */
final class Followed {
    final String task;
    final String request;
    final AtomicInteger changes = new AtomicInteger();
    volatile Optional<ServiceRequest> read = Optional.empty();
    private final ConcurrentSkipListMap<Long, ReferralStatus> versions = new ConcurrentSkipListMap<>();

    Followed(String task, String request) {
        this.task = task;
        this.request = request;
        versions.put(1L, ReferralStatus.REQUESTED);
    }

    void told(long version, ReferralStatus status) {
        ReferralStatus before = versions.put(version, status);
        if (before != null && before != status) {
            throw new AssertionError("Task/%s/_history/%d was %s and is %s".formatted(task, version, before, status));
        }
    }

    ReferralStatus at(long version) {
        return Optional.ofNullable(versions.get(version)).orElseThrow();
    }

    /** The newest version that somebody was told of, or one of the two before it. */
    long someVersion(int back) {
        return versions.descendingKeySet().stream()
                .limit(back + 1L)
                .reduce((newer, older) -> older)
                .orElseThrow();
    }

    /** True once somebody was told that it is closed. */
    boolean closed() {
        return !versions.lastEntry().getValue().open();
    }

    Map<Long, ReferralStatus> versions() {
        return versions;
    }
}
