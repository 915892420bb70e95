/** What happens, in order: Camel routes that read aloud and decide nothing. */
@NullMarked
package org.fitforwork.route;

import org.jspecify.annotations.NullMarked;
