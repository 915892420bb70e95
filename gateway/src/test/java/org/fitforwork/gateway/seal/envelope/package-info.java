@NullMarked
package org.fitforwork.gateway.seal.envelope;

import org.jspecify.annotations.NullMarked;
