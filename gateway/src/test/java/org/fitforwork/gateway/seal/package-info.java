@NullMarked
package org.fitforwork.gateway.seal;

import org.jspecify.annotations.NullMarked;
