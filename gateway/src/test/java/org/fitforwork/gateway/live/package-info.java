/** The whole gateway over HTTP: real PostgreSQL, real Camel, WireMock where a provider stands. */
@NullMarked
package org.fitforwork.gateway.live;

import org.jspecify.annotations.NullMarked;
