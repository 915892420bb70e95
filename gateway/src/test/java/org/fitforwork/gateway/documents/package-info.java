@NullMarked
package org.fitforwork.gateway.documents;

import org.jspecify.annotations.NullMarked;
