@NullMarked
package org.fitforwork.simulator.bench.server;

import org.jspecify.annotations.NullMarked;
