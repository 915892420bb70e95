/** What takes the place of parts of HAPI, beside what it takes the place of. */
@NullMarked
package ca.uhn.fhir.jpa.dao;

import org.jspecify.annotations.NullMarked;
