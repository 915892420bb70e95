/** The systems of {@code config/clients.yaml}, held against every rule at the start. */
@NullMarked
package org.fitforwork.gateway.access.client;

import org.jspecify.annotations.NullMarked;
