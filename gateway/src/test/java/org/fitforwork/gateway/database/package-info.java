/** PostgreSQL, migrations, and HAPI's storage. */
@NullMarked
package org.fitforwork.gateway.database;

import org.jspecify.annotations.NullMarked;
