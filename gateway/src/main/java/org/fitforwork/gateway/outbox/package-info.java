/** Messages owed to providers, and the workers that deliver them. */
@NullMarked
package org.fitforwork.gateway.outbox;

import org.jspecify.annotations.NullMarked;
