@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
