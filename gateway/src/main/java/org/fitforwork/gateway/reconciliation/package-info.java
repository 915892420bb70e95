/** Holds the ledger against what was accepted, what is stored and what is owed; mends what it can, and says so. */
@NullMarked
package org.fitforwork.gateway.reconciliation;

import org.jspecify.annotations.NullMarked;
