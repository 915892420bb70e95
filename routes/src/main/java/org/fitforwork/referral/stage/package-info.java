/** The stages of a referral on its way in, one type each. */
@NullMarked
package org.fitforwork.referral.stage;

import org.jspecify.annotations.NullMarked;
