/** Waiting, with the clock from outside. */
@NullMarked
package org.fitforwork.simulator.pace;

import org.jspecify.annotations.NullMarked;
