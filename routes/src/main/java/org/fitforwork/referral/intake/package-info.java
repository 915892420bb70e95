/** The steps from received to allocated, and the ports they need. */
@NullMarked
package org.fitforwork.referral.intake;

import org.jspecify.annotations.NullMarked;
