package org.fitforwork.simulator.stage;

/**
 * What a scenario needs of the stage.
 *
 * @param gateways how many
 * @param smallDisk whether PostgreSQL's data lie on a disk that can be filled
 * @param turnedClock whether the first gateway's clock can be turned
 */
public record Wiring(int gateways, boolean smallDisk, boolean turnedClock) {
    public static final Wiring TWO_GATEWAYS = new Wiring(2, false, false);
    public static final Wiring SMALL_DISK = new Wiring(2, true, false);
    public static final Wiring TURNED_CLOCK = new Wiring(2, false, true);
}
