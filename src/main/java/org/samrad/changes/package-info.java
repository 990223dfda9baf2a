/**
 * Whether the database has changed since something of it was read. The database itself notes each change of a row, by triggers, so
 * that whoever makes it is seen: a page, an import, another program, a statement by hand.
 *
 * <p>A table that is to be seen needs its trigger in {@code db/h2/afterMigrate.sql}, and in {@code db/postgresql} by a migration.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
