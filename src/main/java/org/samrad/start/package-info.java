/**
 * What happens around the site's start and keeps it standing: the files of the embedded database are made for their owner
 * alone, the address to open is printed, a start that fails says in one line what, why and what to do, and a database that
 * closed itself is opened anew.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "system"})
package org.samrad.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
