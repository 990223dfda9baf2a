/**
 * Master data by hand, for administrators: a list, a form and a history for every table of planning data but requests, in one shape,
 * driven by {@link org.samrad.dataset.PlanningTable}; before a row is saved its page says what that would break. Also the region's own
 * holidays and templates of requests, and for planners what is published and against a rule by the data of now.
 *
 * <p>A change goes the way that an import takes: {@code exchange.DataMerge} works out what differs and applies just that.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "check",
            "competence",
            "consultation",
            "dataset",
            "dataset :: sheet",
            "exchange",
            "limits",
            "mytime",
            "plan",
            "plan :: snapshot",
            "plan :: web",
            "request",
            "system",
            "time",
            "weights"
        })
package org.samrad.masterdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
