/** The chain over the ledger's events, and the signed checkpoints that seal it. */
@NullMarked
package org.fitforwork.gateway.chain;

import org.jspecify.annotations.NullMarked;
