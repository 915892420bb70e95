/** What a fault run is played on: a real PostgreSQL, real gateways, a simulated provider; all on this machine. */
@NullMarked
package org.fitforwork.simulator.stage;

import org.jspecify.annotations.NullMarked;
