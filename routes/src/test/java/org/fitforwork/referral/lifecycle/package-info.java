/** The table of steps, held against the one written in the design. */
@NullMarked
package org.fitforwork.referral.lifecycle;

import org.jspecify.annotations.NullMarked;
