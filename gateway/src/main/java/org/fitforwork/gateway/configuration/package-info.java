/** Reads, checks and swaps what an integration engineer edits: programmes, providers, areas. */
@NullMarked
package org.fitforwork.gateway.configuration;

import org.jspecify.annotations.NullMarked;
