@NullMarked
package org.fitforwork.gateway.feed.notification;

import org.jspecify.annotations.NullMarked;
