package org.fitforwork.simulator.bench.drive;

import java.util.List;

/** A way to send for some time. */
public interface Load {
    /** Sends, and waits until the last is answered. */
    List<Answered> run(Calls calls, Sender sender) throws InterruptedException;

    /** Referrals a second that are asked of the server; 0 if as many as it answers. */
    double offered();
}
