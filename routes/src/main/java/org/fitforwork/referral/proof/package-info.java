/** Proves a configuration: where every kind of person, from every source and area and on every day, would be sent. */
@NullMarked
package org.fitforwork.referral.proof;

import org.jspecify.annotations.NullMarked;
