@NullMarked
package org.fitforwork.gateway.cli;

import org.jspecify.annotations.NullMarked;
