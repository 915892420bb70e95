/** The gateway's own tokens: by which keys they are signed and verified, and who a token's bearer is. */
@NullMarked
package org.fitforwork.gateway.access.token;

import org.jspecify.annotations.NullMarked;
