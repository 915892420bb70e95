/** What providers and referrers do to an accepted referral. */
@NullMarked
package org.fitforwork.gateway.status;

import org.jspecify.annotations.NullMarked;
