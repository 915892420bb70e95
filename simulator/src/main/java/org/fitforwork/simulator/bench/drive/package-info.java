/** Sends the referrals of a benchmark, as fast as they are answered or at a fixed rate, and notes when each arrives. */
@NullMarked
package org.fitforwork.simulator.bench.drive;

import org.jspecify.annotations.NullMarked;
