/** The language of the gateway: what a referral is, and why one is refused. */
@NullMarked
package org.fitforwork.referral;

import org.jspecify.annotations.NullMarked;
