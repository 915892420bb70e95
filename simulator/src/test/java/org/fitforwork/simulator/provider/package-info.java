@NullMarked
package org.fitforwork.simulator.provider;

import org.jspecify.annotations.NullMarked;
