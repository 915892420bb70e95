package org.fitforwork.gateway.feed;

import java.util.List;

/** Port: told of every notification of events, within the transaction that settles it. */
@FunctionalInterface
public interface Notified {
    /**
     * @param organisation whose subscription it is
     * @param tasks ids of the Tasks that it told of
     * @param taken false if the endpoint did not say that it has it; it may have seen it all the same
     */
    void notified(String subscription, String organisation, List<String> tasks, boolean taken);
}
