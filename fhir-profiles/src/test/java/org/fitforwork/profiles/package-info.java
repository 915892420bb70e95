/** What the package promises: its examples, forms and definitions hold together and hold against UK Core. */
@NullMarked
package org.fitforwork.profiles;

import org.jspecify.annotations.NullMarked;
