/** Measures the gateway with few and with many stored referrals, and compares. */
@NullMarked
package org.fitforwork.simulator.bench.growth;

import org.jspecify.annotations.NullMarked;
