package org.samrad.administration;

import org.jspecify.annotations.Nullable;
import org.samrad.time.PlanningHorizon;

/**
 * What data the site holds.
 *
 * @param horizon null before any data is loaded
 * @param appointments published consultations that stand
 */
record DataFacts(
        @Nullable PlanningHorizon horizon,
        long specialists,
        long organisations,
        long sites,
        long competences,
        long cases,
        long requests,
        long appointments) {}
