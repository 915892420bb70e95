@NullMarked
package org.fitforwork.gateway.disclosure;

import org.jspecify.annotations.NullMarked;
