/** Tokens that others issue, and whose they are here. */
@NullMarked
package org.fitforwork.gateway.access.issuer;

import org.jspecify.annotations.NullMarked;
