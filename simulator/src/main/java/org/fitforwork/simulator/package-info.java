/** Simulated GP systems, which send invented referrals, and providers, which receive them and sometimes fail. */
@NullMarked
package org.fitforwork.simulator;

import org.jspecify.annotations.NullMarked;
