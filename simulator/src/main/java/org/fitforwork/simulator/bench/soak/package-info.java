/** Keeps the gateway busy for long, with providers that come and go, and looks for what grows. */
@NullMarked
package org.fitforwork.simulator.bench.soak;

import org.jspecify.annotations.NullMarked;
