@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
