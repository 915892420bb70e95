@NullMarked
package org.fitforwork.gateway.seal.receipt;

import org.jspecify.annotations.NullMarked;
