@NullMarked
package org.fitforwork.simulator.stage;

import org.jspecify.annotations.NullMarked;
