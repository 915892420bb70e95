@NullMarked
package org.fitforwork.gateway.reconciliation;

import org.jspecify.annotations.NullMarked;
