@NullMarked
package org.fitforwork.gateway.outbox;

import org.jspecify.annotations.NullMarked;
