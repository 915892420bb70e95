/** A HAPI FHIR JPA server with its default settings, which the gateway is compared with. */
@NullMarked
package org.fitforwork.simulator.stock;

import org.jspecify.annotations.NullMarked;
