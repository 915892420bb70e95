@NullMarked
package org.fitforwork.gateway.seal.keys;

import org.jspecify.annotations.NullMarked;
