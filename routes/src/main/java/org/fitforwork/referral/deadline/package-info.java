/** By when something must happen to an open referral, in working days. */
@NullMarked
package org.fitforwork.referral.deadline;

import org.jspecify.annotations.NullMarked;
