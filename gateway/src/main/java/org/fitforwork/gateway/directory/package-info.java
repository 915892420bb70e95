/** What an integration engineer configures: programmes, organisations, areas; and the practice directory. */
@NullMarked
package org.fitforwork.gateway.directory;

import org.jspecify.annotations.NullMarked;
