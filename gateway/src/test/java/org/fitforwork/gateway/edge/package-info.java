@NullMarked
package org.fitforwork.gateway.edge;

import org.jspecify.annotations.NullMarked;
