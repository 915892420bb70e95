@NullMarked
package org.fitforwork.simulator.bench.mix;

import org.jspecify.annotations.NullMarked;
