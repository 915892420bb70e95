/** The command line of the same jar. */
@NullMarked
package org.fitforwork.gateway.cli;

import org.jspecify.annotations.NullMarked;
