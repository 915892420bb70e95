/** What a token may be used for, narrower than its client's role. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
