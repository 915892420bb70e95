/** {@code bench}: the gateway and a stock HAPI server side by side. */
@NullMarked
package org.fitforwork.simulator.bench;

import org.jspecify.annotations.NullMarked;
