package org.samrad.busy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of somebody's busy times shows. */
@Component
public class BusyShown {

    /** So often in a row that it is no passing trouble: an hour and more. */
    private static final int OFTEN = 3;

    private static final int WEEKS = 3;
    private static final int MOST_ROWS = 60;

    private final BusyCalendars calendars;
    private final Appointments appointments;
    private final PanelAnswers answers;
    private final PlanningHorizons horizons;
    private final Clock clock;

    BusyShown(
            BusyCalendars calendars,
            Appointments appointments,
            PanelAnswers answers,
            PlanningHorizons horizons,
            Clock clock) {
        this.calendars = calendars;
        this.appointments = appointments;
        this.answers = answers;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A calendar.
     *
     * @param readAt local; null where it was never read
     * @param trouble why it could not be read since; null where it could
     * @param nextAt when it is fetched next, local; null for a file
     */
    record Row(
            long id,
            String name,
            boolean isFetched,
            @Nullable LocalDateTime readAt,
            @Nullable LocalDate covers,
            int unreadable,
            @Nullable Trouble trouble,
            @Nullable LocalDateTime nextAt) {}

    /**
     * When somebody is busy on one day.
     *
     * @param from null where from its beginning
     * @param until null where to its end
     */
    record OfDay(
            LocalDate day,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until) {}

    /**
     * A published consultation at a time at which its specialist is busy, and that they have not declined.
     *
     * @param week as addresses say it
     */
    record Collision(LocalDateTime from, LocalDateTime until, String week) {}

    /**
     * All of it.
     *
     * @param more how many rows of the coming weeks are not among them
     */
    record Shown(List<Row> calendars, List<OfDay> days, int more, List<Collision> collisions) {}

    /** Whether a specialist is to be told that a calendar of theirs can't be read. */
    public boolean isInTrouble(String specialist) {
        return calendars.isInTrouble(specialist, OFTEN);
    }

    @Transactional(readOnly = true)
    public Shown of(String specialist) {
        ZoneId zone = horizons.zone(clock);
        List<Row> rows = calendars.of(specialist).stream()
                .map(one -> new Row(
                        one.id(),
                        one.name(),
                        one.isFetched(),
                        local(one.readAt(), zone),
                        one.covers(),
                        one.unreadable(),
                        one.trouble(),
                        local(one.nextAt(), zone)))
                .toList();
        if (rows.isEmpty()) {
            return new Shown(rows, List.of(), 0, List.of());
        }
        LocalDateTime now = horizons.now(clock);
        LocalDateTime end = horizons.current()
                .map(horizon -> horizon.at(clock).end().atStartOfDay())
                .orElse(now.plusWeeks(WEEKS));
        List<TimeRange> times = calendars.times(specialist, now, end);
        LocalDate last = now.toLocalDate().plusWeeks(WEEKS);
        List<OfDay> days = times.stream()
                .flatMap(time -> days(time, now.toLocalDate(), last).stream())
                .distinct()
                .toList();
        List<Collision> collisions = undeclined(
                        specialist,
                        appointments.standingOf(specialist, now, end).stream()
                                .filter(one -> times.stream().anyMatch(one.time()::overlaps))
                                .toList())
                .map(Appointment::time)
                .map(held -> new Collision(
                        held.from(),
                        held.until(),
                        IsoWeek.write(IsoWeek.mondayOf(held.from().toLocalDate()))))
                .toList();
        return new Shown(
                rows, days.stream().limit(MOST_ROWS).toList(), Math.max(0, days.size() - MOST_ROWS), collisions);
    }

    /** Those of some consultations that a specialist has not declined as they are. */
    private Stream<Appointment> undeclined(String specialist, List<Appointment> some) {
        List<PanelAnswer> declined = some.isEmpty()
                ? List.of()
                : answers.findByAppointmentIn(some.stream().map(Appointment::id).toList()).stream()
                        .filter(answer -> answer.specialist().equals(specialist) && answer.given() == Given.DECLINED)
                        .toList();
        return some.stream().filter(one -> declined.stream().noneMatch(answer -> answer.isTo(one)));
    }

    private static List<OfDay> days(TimeRange time, LocalDate first, LocalDate end) {
        List<OfDay> days = new ArrayList<>();
        LocalDate from = time.from().toLocalDate();
        for (LocalDate day = from.isBefore(first) ? first : from;
                day.atStartOfDay().isBefore(time.until()) && day.isBefore(end);
                day = day.plusDays(1)) {
            days.add(new OfDay(
                    day,
                    time.from().isAfter(day.atStartOfDay()) ? time.from() : null,
                    time.until().isBefore(day.plusDays(1).atStartOfDay()) ? time.until() : null));
        }
        return days;
    }

    private static @Nullable LocalDateTime local(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, zone);
    }
}
