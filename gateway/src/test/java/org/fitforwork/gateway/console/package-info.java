@NullMarked
package org.fitforwork.gateway.console;

import org.jspecify.annotations.NullMarked;
