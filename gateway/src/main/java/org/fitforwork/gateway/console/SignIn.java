package org.fitforwork.gateway.console;

import org.jspecify.annotations.Nullable;

/**
 * The ways in. With neither nobody gets in.
 *
 * @param local whether demo accounts are good
 * @param issuer of users; null if there is none
 */
record SignIn(boolean local, @Nullable Issuer issuer) {}
