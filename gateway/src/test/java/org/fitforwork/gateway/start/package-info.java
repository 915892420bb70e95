/** The quick start, in parts. */
@NullMarked
package org.fitforwork.gateway.start;

import org.jspecify.annotations.NullMarked;
