@NullMarked
package org.fitforwork.simulator.gp;

import org.jspecify.annotations.NullMarked;
