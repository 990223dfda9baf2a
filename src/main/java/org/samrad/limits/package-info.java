/**
 * What every way in accepts, be it a file, a form, a command or a row of the database: how far dates reach, how long texts
 * and lists are, which characters a text holds; and how to say what is wrong with the rest. Decided here once, so that
 * whatever one way in accepts every other reads. Pure values.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.samrad.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
