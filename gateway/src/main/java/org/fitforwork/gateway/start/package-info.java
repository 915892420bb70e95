/** What makes a start of the gateway quick. */
@NullMarked
package org.fitforwork.gateway.start;

import org.jspecify.annotations.NullMarked;
