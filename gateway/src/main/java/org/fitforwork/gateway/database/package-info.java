/** Storage: one PostgreSQL, one transaction manager; HAPI's tables by HAPI, ours by Flyway. */
@NullMarked
package org.fitforwork.gateway.database;

import org.jspecify.annotations.NullMarked;
