@NullMarked
package org.fitforwork.simulator.bench.growth;

import org.jspecify.annotations.NullMarked;
