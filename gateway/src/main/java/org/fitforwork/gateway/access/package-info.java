/** Who may: tokens, clients, and which stored resource belongs to whom. */
@NullMarked
package org.fitforwork.gateway.access;

import org.jspecify.annotations.NullMarked;
