@NullMarked
package org.fitforwork.gateway.access.token;

import org.jspecify.annotations.NullMarked;
