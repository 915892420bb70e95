/** What takes the place of parts of HAPI that are visible in its own package only. */
@NullMarked
package ca.uhn.fhir.parser;

import org.jspecify.annotations.NullMarked;
