/** Programmes, areas, and what a programme says of a referral. */
@NullMarked
package org.fitforwork.referral.programme;

import org.jspecify.annotations.NullMarked;
