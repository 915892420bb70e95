/** The way in: a transaction Bundle from HTTP to the intake route, and its answer. */
@NullMarked
package org.fitforwork.gateway.intake;

import org.jspecify.annotations.NullMarked;
