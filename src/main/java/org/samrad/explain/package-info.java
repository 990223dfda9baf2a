/**
 * Why a request has no place in a plan, and what would give it one: for each role and each specialist every reason that stands
 * in the way, one sentence, and the cheapest changes that were tried out and found to work.
 *
 * <p>It looks at planning data and a schedule, not at the solver's model: the solver only knows those who would do, and an
 * explanation is about all the others. What it offers is proved by the independent checker.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"check", "competence", "consultation", "dataset", "matching", "request"})
package org.samrad.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
