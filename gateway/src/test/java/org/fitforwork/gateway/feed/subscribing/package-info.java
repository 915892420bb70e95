@NullMarked
package org.fitforwork.gateway.feed.subscribing;

import org.jspecify.annotations.NullMarked;
