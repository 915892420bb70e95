/** Documents that are drawn from the code, and fail when they no longer say what it does. */
@NullMarked
package org.fitforwork.documents;

import org.jspecify.annotations.NullMarked;
