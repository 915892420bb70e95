@NullMarked
package org.fitforwork.gateway.verification;

import org.jspecify.annotations.NullMarked;
