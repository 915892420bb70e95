@NullMarked
package org.fitforwork.simulator.bench;

import org.jspecify.annotations.NullMarked;
