/** A provider, or several: receives referrals, each key once, and fails when told to. */
@NullMarked
package org.fitforwork.simulator.provider;

import org.jspecify.annotations.NullMarked;
