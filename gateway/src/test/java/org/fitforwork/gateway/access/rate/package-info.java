@NullMarked
package org.fitforwork.gateway.access.rate;

import org.jspecify.annotations.NullMarked;
