/**
 * Calendar values: half-open time ranges, ISO weeks, public holidays: pure values, no clock. And the planning horizon, the
 * one row that says which days, zone and slot grid the data in the database has.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"limits"})
package org.samrad.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
