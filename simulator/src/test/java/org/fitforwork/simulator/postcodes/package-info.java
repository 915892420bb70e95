@NullMarked
package org.fitforwork.simulator.postcodes;

import org.jspecify.annotations.NullMarked;
