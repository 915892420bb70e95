/** Deletes what the audit trail no longer has to keep, and records that it did. */
@NullMarked
package org.fitforwork.gateway.audit.retention;

import org.jspecify.annotations.NullMarked;
