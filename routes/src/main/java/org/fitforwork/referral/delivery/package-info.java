/** What is owed to a provider, and what became of an attempt to deliver it. */
@NullMarked
package org.fitforwork.referral.delivery;

import org.jspecify.annotations.NullMarked;
