/** What a benchmark found: numbers, ratios, the report, and the comparison with an earlier run. */
@NullMarked
package org.fitforwork.simulator.bench.result;

import org.jspecify.annotations.NullMarked;
