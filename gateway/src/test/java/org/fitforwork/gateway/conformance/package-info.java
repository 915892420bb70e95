@NullMarked
package org.fitforwork.gateway.conformance;

import org.jspecify.annotations.NullMarked;
