/** Keys and certificates as they lie in files: PEM and PKCS#12. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.seal.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
