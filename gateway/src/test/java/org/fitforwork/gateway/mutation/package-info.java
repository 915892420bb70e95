/** Documents changed at random, for tests that ask what becomes of them. */
@NullMarked
package org.fitforwork.gateway.mutation;

import org.jspecify.annotations.NullMarked;
