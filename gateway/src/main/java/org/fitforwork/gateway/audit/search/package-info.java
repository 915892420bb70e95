/** The audit trail as AuditEvents, for the privacy officer. */
@NullMarked
package org.fitforwork.gateway.audit.search;

import org.jspecify.annotations.NullMarked;
