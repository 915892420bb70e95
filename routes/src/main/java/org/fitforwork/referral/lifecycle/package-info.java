/** The life of an accepted referral, as one table of steps. */
@NullMarked
package org.fitforwork.referral.lifecycle;

import org.jspecify.annotations.NullMarked;
