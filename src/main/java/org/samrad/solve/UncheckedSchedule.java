package org.samrad.solve;

import java.util.List;
import org.samrad.dataset.ScheduleRow;

/** A schedule that the solver offers, before the checker has seen it. */
public record UncheckedSchedule(List<ScheduleRow> schedule, PlanScore score, int scheduled, int total) {

    public static UncheckedSchedule of(Progress progress) {
        return new UncheckedSchedule(progress.schedule(), progress.score(), progress.scheduled(), progress.total());
    }

    public static UncheckedSchedule of(Outcome outcome) {
        int scheduled = (int)
                outcome.schedule().stream().map(ScheduleRow::request).distinct().count();
        return new UncheckedSchedule(
                outcome.schedule(),
                outcome.score(),
                scheduled,
                scheduled + outcome.unscheduled().size());
    }
}
