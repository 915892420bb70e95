package org.fitforwork.simulator.bench.mix;

/** What is to become of a referral. */
public enum Kind {
    /** Somebody new, whom a programme takes. */
    ACCEPTED,
    /** A rule of the programme is not met. */
    REFUSED,
    /** One that was accepted before is sent again, under the same identifier and with the same content. */
    REPLAY
}
