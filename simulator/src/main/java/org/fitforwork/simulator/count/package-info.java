/** Holds what GP systems were told, what the gateway stored and what providers kept against each other. */
@NullMarked
package org.fitforwork.simulator.count;

import org.jspecify.annotations.NullMarked;
