/** What each role may do to each type of resource, as a table, and the table itself. */
@NamedInterface
@NullMarked
package org.fitforwork.gateway.access.matrix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
