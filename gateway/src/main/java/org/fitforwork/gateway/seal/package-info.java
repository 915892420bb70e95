/** Signatures that an outsider can verify, envelopes that only their reader can open, and the keys for both. */
@NullMarked
package org.fitforwork.gateway.seal;

import org.jspecify.annotations.NullMarked;
