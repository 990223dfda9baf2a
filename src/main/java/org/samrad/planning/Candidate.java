package org.samrad.planning;

import java.util.List;
import org.samrad.dataset.ScheduleRow;

/** A schedule that the solver offers, before the checker has seen it. */
record Candidate(List<ScheduleRow> schedule, PlanScore score, int scheduled, int total) {

    static Candidate of(Progress progress) {
        return new Candidate(progress.schedule(), progress.score(), progress.scheduled(), progress.total());
    }

    static Candidate of(Outcome outcome) {
        int scheduled = (int)
                outcome.schedule().stream().map(ScheduleRow::request).distinct().count();
        return new Candidate(
                outcome.schedule(),
                outcome.score(),
                scheduled,
                scheduled + outcome.unscheduled().size());
    }
}
