package org.samrad.explain.unblock;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/**
 * A specialist offers more time on one date, before or after a stretch and at its site.
 *
 * @param site null where the stretch has none
 */
public record ExtraMinutes(
        String specialist,
        LocalDate date,
        LocalTime from,
        LocalTime until,
        @Nullable String site) implements Relaxation {

    /** 1 or more. */
    public int minutes() {
        return (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
    }

    @Override
    public List<Object> arguments() {
        return List.of(specialist, minutes(), date, from, until);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        var row = new WeeklyTime(specialist, date.getDayOfWeek(), from, until, site, date, date.plusDays(1));
        return data.with(rows -> rows.availabilities =
                Stream.concat(data.availabilities().stream(), Stream.of(row)).toList());
    }
}
