@NullMarked
package org.fitforwork.gateway.access;

import org.jspecify.annotations.NullMarked;
