/** Areas and their mergers, and a programme to test with. */
@NullMarked
package org.fitforwork.referral.programme;

import org.jspecify.annotations.NullMarked;
