@NullMarked
package org.fitforwork.referral.deadline;

import org.jspecify.annotations.NullMarked;
