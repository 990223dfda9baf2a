/**
 * Why a request has no place in a plan, and what would give it one: for each role and each specialist every reason that stands
 * in the way, one sentence, and the cheapest changes that were tried out and found to work.
 *
 * <p>It looks at planning data and a schedule, not at the solver's model: the solver only knows those who would do, and an
 * explanation is about all the others. What it offers ({@code explain.unblock}) is proved by the independent checker.
 *
 * <p>What decides it is a {@code Cause}: codes, and phrases with their values ({@code explain.phrase}). They are put into words in
 * one place and from the same messages, with ids for {@code unscheduled.csv}, with names and in the reader's language for a page.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"check", "competence", "consultation", "dataset", "limits", "matching", "request"})
package org.samrad.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
