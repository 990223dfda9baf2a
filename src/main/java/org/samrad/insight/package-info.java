/**
 * What stands in the way of the plan as a whole: what its unscheduled requests fail for ({@code Hindrances}), the demand that it leaves unmet by competence, area and week, the hours that are
 * offered, booked and asked for, and what one more specialist's hours would be worth.
 *
 * <p>What is left to plan: everything here is about the days from today on, {@code Weeks}. A request belongs to the ISO week of its
 * due day, one that is overdue to the first week, one due after the horizon to the last; its area is the municipality of its
 * case, else of the first of its sites that has one. Who asks for it is
 * free text and no place; a request of which neither is known is in an unknown area.
 *
 * <p>The value of one more is never estimated: it is the difference between two stored proposals, both begun from the plan that
 * is shown, with the same weights, seed and limit. One is of the data as they are ({@code WhatIf.NothingMore}), so that what
 * longer solving alone would have found is not taken for the worth of hours. The other is of the data with one more specialist
 * ({@code OneMore}): holds the competence at the highest level that unmet requests ask for, is otherwise like the most
 * booked of those who hold it, is there from next week on, and offers the hours on the weekday and at the time when the others
 * whom most unmet requests need are free ({@code BestHours}). One hour lies inside the two and these inside the
 * four, so that whatever fits into less fits into more.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "competence",
            "consultation",
            "dataset",
            "exchange",
            "explain",
            "explain :: phrase",
            "limits",
            "matching",
            "plan :: snapshot",
            "plan :: web",
            "plan",
            "request",
            "run",
            "solve",
            "solver",
            "time",
            "weights"
        })
package org.samrad.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
