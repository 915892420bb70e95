/** The two servers that are compared: their processes, their databases, and what they use of the machine. */
@NullMarked
package org.fitforwork.simulator.bench.server;

import org.jspecify.annotations.NullMarked;
