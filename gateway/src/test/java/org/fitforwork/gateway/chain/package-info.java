@NullMarked
package org.fitforwork.gateway.chain;

import org.jspecify.annotations.NullMarked;
