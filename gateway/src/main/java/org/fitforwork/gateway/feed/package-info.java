/** The status feed: numbers what happens to a referrer's referrals and tells its subscriptions, in order and without gaps. */
@NullMarked
package org.fitforwork.gateway.feed;

import org.jspecify.annotations.NullMarked;
