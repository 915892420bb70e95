/** The directory as FHIR: what config/ says of areas, providers and programmes, for other systems to read and search. */
@NullMarked
package org.fitforwork.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
