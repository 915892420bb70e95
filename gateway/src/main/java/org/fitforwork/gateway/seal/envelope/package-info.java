/** S/MIME envelopes for what leaves the gateway by other ways than FHIR. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.seal.envelope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
