/** The referrals that a benchmark sends: which kinds in which shares, made from the project's examples. */
@NullMarked
package org.fitforwork.simulator.bench.mix;

import org.jspecify.annotations.NullMarked;
