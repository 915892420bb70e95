/** Where accepted referrals and everything that happens to them are kept. */
@NullMarked
package org.fitforwork.gateway.ledger;

import org.jspecify.annotations.NullMarked;
