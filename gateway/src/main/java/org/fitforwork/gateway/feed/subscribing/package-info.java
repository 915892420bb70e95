/** What a referrer does with its subscriptions: asks, renews, ends, and looks how they stand. */
@NullMarked
package org.fitforwork.gateway.feed.subscribing;

import org.jspecify.annotations.NullMarked;
