/** A GP system's end of the status feed: takes notifications, misses some when told to, and says what it has seen. */
@NullMarked
package org.fitforwork.simulator.listen;

import org.jspecify.annotations.NullMarked;
