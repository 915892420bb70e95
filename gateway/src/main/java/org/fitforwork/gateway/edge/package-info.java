/** The edge: what a body must pass before any parser sees it, and how every failure is answered. */
@NullMarked
package org.fitforwork.gateway.edge;

import org.jspecify.annotations.NullMarked;
