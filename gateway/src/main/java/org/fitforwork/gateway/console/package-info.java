/** Pages for those who run the gateway: what needs looking at, and what can be done about it. No patient data. */
@NullMarked
package org.fitforwork.gateway.console;

import org.jspecify.annotations.NullMarked;
