/** What may be called outside: the rule by which the gateway is not led into its own network. */
@NullMarked
package org.fitforwork.gateway.outward;

import org.jspecify.annotations.NullMarked;
