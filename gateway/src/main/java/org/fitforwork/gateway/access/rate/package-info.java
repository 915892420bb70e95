/** How often a client may ask, and how often somebody may guess. */
@NullMarked
package org.fitforwork.gateway.access.rate;

import org.jspecify.annotations.NullMarked;
