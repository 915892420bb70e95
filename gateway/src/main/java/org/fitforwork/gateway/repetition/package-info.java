/** What is done again and again, and must never stop without a word. */
@NullMarked
package org.fitforwork.gateway.repetition;

import org.jspecify.annotations.NullMarked;
