/** HAPI's validator of resources, without what it does again for each. */
@NullMarked
package org.fitforwork.gateway.conformance.validator;

import org.jspecify.annotations.NullMarked;
