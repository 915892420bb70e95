/** What a stage lets happen next. */
@NullMarked
package org.fitforwork.referral.stage;

import org.jspecify.annotations.NullMarked;
