/**
 * What is published: the consultations that people have been told of, with time, place and panel.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"account", "consultation", "limits", "request", "specialist", "system", "time"})
package org.samrad.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
