/** What a notification says, in the terms of the R4 Subscriptions Backport. */
@NullMarked
package org.fitforwork.gateway.feed.notification;

import org.jspecify.annotations.NullMarked;
