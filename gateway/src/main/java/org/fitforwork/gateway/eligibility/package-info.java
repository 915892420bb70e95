/** Eligibility rules, evaluated as FHIRPath. */
@NullMarked
package org.fitforwork.gateway.eligibility;

import org.jspecify.annotations.NullMarked;
