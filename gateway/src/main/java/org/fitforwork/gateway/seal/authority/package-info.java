/** A certificate authority to develop and try with. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.seal.authority;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
