/** Holds the ledger against its own chain and its signed checkpoints. */
@NullMarked
package org.fitforwork.gateway.verification;

import org.jspecify.annotations.NullMarked;
