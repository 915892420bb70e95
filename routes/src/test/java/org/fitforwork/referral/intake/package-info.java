/** The decisions on the way in. */
@NullMarked
package org.fitforwork.referral.intake;

import org.jspecify.annotations.NullMarked;
