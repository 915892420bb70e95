/** What the language of the gateway may depend on, and a referral to test with. */
@NullMarked
package org.fitforwork.referral;

import org.jspecify.annotations.NullMarked;
