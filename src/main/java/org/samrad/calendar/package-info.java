/**
 * A specialist's own calendar, both ways: consultations to subscribe to, and busy times read from calendars elsewhere.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"account", "consultation", "request", "schedule", "specialist", "system", "time"})
package org.samrad.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
