@NullMarked
package org.fitforwork.simulator.bench.drive;

import org.jspecify.annotations.NullMarked;
