/** Client certificates: whose they are, and whether they still count. */
@NullMarked
package org.fitforwork.gateway.access.certificate;

import org.jspecify.annotations.NullMarked;
