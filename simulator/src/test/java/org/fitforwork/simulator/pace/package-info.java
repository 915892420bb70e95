@NullMarked
package org.fitforwork.simulator.pace;

import org.jspecify.annotations.NullMarked;
