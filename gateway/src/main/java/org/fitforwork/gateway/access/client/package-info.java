/** The systems of {@code config/clients.yaml}, held against every rule at the start. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
