@NullMarked
package org.fitforwork.simulator.faults;

import org.jspecify.annotations.NullMarked;
