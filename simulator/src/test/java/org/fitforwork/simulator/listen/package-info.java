@NullMarked
package org.fitforwork.simulator.listen;

import org.jspecify.annotations.NullMarked;
