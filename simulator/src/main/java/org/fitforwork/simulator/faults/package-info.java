/** Scripted faults, played on real processes and counted. */
@NullMarked
package org.fitforwork.simulator.faults;

import org.jspecify.annotations.NullMarked;
