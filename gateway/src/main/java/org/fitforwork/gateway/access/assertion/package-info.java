/** Signed assertions by which a client asks for a token: SMART Backend Services, NHS signed JWT. */
@NullMarked
package org.fitforwork.gateway.access.assertion;

import org.jspecify.annotations.NullMarked;
