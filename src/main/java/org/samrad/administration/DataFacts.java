package org.samrad.administration;

import org.jspecify.annotations.Nullable;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningWindow;

/**
 * What data the site holds.
 *
 * @param horizon null before any data is loaded
 * @param planned what is planned at this moment; null before any data is loaded
 * @param appointments published consultations that stand
 */
record DataFacts(
        @Nullable PlanningHorizon horizon,
        @Nullable PlanningWindow planned,
        long specialists,
        long organisations,
        long sites,
        long competences,
        long cases,
        long requests,
        long appointments) {}
