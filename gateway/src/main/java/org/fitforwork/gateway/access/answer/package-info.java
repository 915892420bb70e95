/** What is answered to who is not let in, and the headers that every answer has. */
@NullMarked
package org.fitforwork.gateway.access.answer;

import org.jspecify.annotations.NullMarked;
