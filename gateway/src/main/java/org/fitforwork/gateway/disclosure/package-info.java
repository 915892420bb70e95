/** What may be told for which purpose: a table, and what it takes away from a resource. */
@NullMarked
package org.fitforwork.gateway.disclosure;

import org.jspecify.annotations.NullMarked;
