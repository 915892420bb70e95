@NullMarked
package org.fitforwork.gateway;

import org.jspecify.annotations.NullMarked;
