/** The routes in a running Camel, between hand-written neighbours. */
@NullMarked
package org.fitforwork.route;

import org.jspecify.annotations.NullMarked;
