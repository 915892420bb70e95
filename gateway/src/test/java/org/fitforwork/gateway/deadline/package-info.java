@NullMarked
package org.fitforwork.gateway.deadline;

import org.jspecify.annotations.NullMarked;
