@NullMarked
package org.fitforwork.simulator.count;

import org.jspecify.annotations.NullMarked;
