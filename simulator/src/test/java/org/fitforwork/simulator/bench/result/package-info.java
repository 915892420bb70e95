@NullMarked
package org.fitforwork.simulator.bench.result;

import org.jspecify.annotations.NullMarked;
