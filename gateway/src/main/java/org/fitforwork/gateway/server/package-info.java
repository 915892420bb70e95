/** The FHIR server: HAPI's storage and REST layers, cut down to what this product serves. */
@NullMarked
package org.fitforwork.gateway.server;

import org.jspecify.annotations.NullMarked;
