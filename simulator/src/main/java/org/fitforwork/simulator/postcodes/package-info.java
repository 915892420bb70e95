/** Makes up a postcode directory, to import and to measure with. */
@NullMarked
package org.fitforwork.simulator.postcodes;

import org.jspecify.annotations.NullMarked;
