package org.fitforwork.simulator.bench.soak;

import org.fitforwork.simulator.bench.result.Window;

/**
 * One stretch of a soak, and how the gateway stood at its end.
 *
 * @param heap the least that a collection left in use, in MB; 0 if there was none
 * @param threads of the server's process
 * @param connections to its database
 * @param owed messages that no provider has taken yet
 */
record Moment(Window window, double heap, int threads, int connections, long owed) {}
