/**
 * What the address of a page says that can't be read, or that no address is to hold: the page is shown without it, and says so. Knows no
 * page: the layout shows what is told.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"limits"})
package org.samrad.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
