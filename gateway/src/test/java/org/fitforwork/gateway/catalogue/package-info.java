@NullMarked
package org.fitforwork.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
