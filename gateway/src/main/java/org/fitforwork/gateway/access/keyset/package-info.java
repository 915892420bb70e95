/** Public keys of others, by URL or file, fetched again when a key is not known. */
@NullMarked
package org.fitforwork.gateway.access.keyset;

import org.jspecify.annotations.NullMarked;
