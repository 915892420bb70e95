@NullMarked
package org.fitforwork.gateway.feed;

import org.jspecify.annotations.NullMarked;
