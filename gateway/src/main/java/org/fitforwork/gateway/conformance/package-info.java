/** Profiles, forms and terminology of the package, and the validator that applies them. */
@NullMarked
package org.fitforwork.gateway.conformance;

import org.jspecify.annotations.NullMarked;
