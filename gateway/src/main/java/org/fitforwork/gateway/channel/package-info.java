/** Camel routes to providers, one a provider, made from the template of its channel. */
@NullMarked
package org.fitforwork.gateway.channel;

import org.jspecify.annotations.NullMarked;
