package org.fitforwork.gateway.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something amiss.
 *
 * @param referral in the ledger
 * @param message null unless it is about one
 * @param found what is wrong, in ids and codes
 * @param done what the sweeper did about it
 */
record Finding(Kind kind, UUID referral, @Nullable UUID message, String found, String done) {}
