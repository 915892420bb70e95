/** The clock of open referrals: what is due, who is told of it, and which days are working days. */
@NullMarked
package org.fitforwork.gateway.deadline;

import org.jspecify.annotations.NullMarked;
