@NullMarked
package org.fitforwork.gateway.access.keyset;

import org.jspecify.annotations.NullMarked;
