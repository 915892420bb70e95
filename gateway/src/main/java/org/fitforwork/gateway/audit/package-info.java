/** Writes down who did what to which resource, about whom, why, and with which outcome; ids and codes alone. */
@NullMarked
package org.fitforwork.gateway.audit;

import org.jspecify.annotations.NullMarked;
