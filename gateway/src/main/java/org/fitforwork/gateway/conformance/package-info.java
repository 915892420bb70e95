/** The package's profiles and terminology, the forms of a configuration, and the validator that applies them. */
@NullMarked
package org.fitforwork.gateway.conformance;

import org.jspecify.annotations.NullMarked;
