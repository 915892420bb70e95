/** A GP system: invents referrals, sends them at a pace, counts the answers. */
@NullMarked
package org.fitforwork.simulator.gp;

import org.jspecify.annotations.NullMarked;
