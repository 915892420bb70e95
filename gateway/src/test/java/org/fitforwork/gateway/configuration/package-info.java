/** The configuration: read, checked, proved. */
@NullMarked
package org.fitforwork.gateway.configuration;

import org.jspecify.annotations.NullMarked;
