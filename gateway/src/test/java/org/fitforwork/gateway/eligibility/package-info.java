/** Rules, and that asking and sending agree on them. */
@NullMarked
package org.fitforwork.gateway.eligibility;

import org.jspecify.annotations.NullMarked;
