@NullMarked
package org.fitforwork.gateway.directory;

import org.jspecify.annotations.NullMarked;
