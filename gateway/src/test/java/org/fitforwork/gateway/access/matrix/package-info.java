/** Said again for Spring Modulith, which finds this package-info before that of the main sources. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.matrix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
