@NullMarked
package org.fitforwork.gateway.channel;

import org.jspecify.annotations.NullMarked;
