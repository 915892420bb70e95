@NullMarked
package org.fitforwork.gateway.access.certificate;

import org.jspecify.annotations.NullMarked;
