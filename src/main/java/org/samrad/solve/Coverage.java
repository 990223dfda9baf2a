package org.samrad.solve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.OfferedTime;
import org.samrad.time.IsoWeek;

/**
 * How far the time of those who hold each competence reaches, week by week. A specialist counts for every competence that they
 * hold and for every wider one, so the rows overlap and can't be added up.
 *
 * @param weeks the Mondays of the weeks that the horizon touches, in order
 * @param rows a row for each competence that somebody holds or a request asks for, by competence id
 */
public record Coverage(List<LocalDate> weeks, List<Row> rows) {

    /** @param cells one for each week */
    public record Row(String competence, List<Cell> cells) {}

    /** How a week's time stands to what is booked of it. */
    public enum Level {
        /** Nobody who holds it offers time. */
        NONE,
        /** Nearly all that is offered is booked: under-covered. */
        SHORT,
        /** Neither short nor plenty. */
        EVEN,
        /** Less than half of what is offered is booked: over-covered. */
        PLENTY
    }

    /**
     * A competence in a week.
     *
     * @param offered minutes that its holders offer within the horizon, less absences; public holidays offer none
     * @param booked minutes of consultations that its holders sit in, whatever their role there
     */
    public record Cell(long offered, long booked) {

        private static final double SHORT_FROM = 0.9;
        private static final double PLENTY_BELOW = 0.5;

        public Level level() {
            return offered == 0
                    ? Level.NONE
                    : booked >= offered * SHORT_FROM
                            ? Level.SHORT
                            : booked < offered * PLENTY_BELOW ? Level.PLENTY : Level.EVEN;
        }

        /** The booked share in whole percent, 100 where more is booked than offered. */
        public int percent() {
            return offered == 0 ? (booked == 0 ? 0 : 100) : (int) Math.min(100, Math.round(100.0 * booked / offered));
        }
    }

    /** Of a schedule against the time that the data offer. */
    public static Coverage of(PlanningData data, List<ScheduleRow> schedule) {
        return new Count(data).count(schedule);
    }

    /** The count under way: minutes by competence and week. */
    private static final class Count {

        private final PlanningData data;
        private final LocalDate firstDay;
        private final int days;
        private final LocalDate firstMonday;
        private final int weeks;
        private final Map<String, @Nullable String> broader = new HashMap<>();
        private final Map<String, Map<String, BitSet>> held = new HashMap<>();
        private final Map<String, long[]> offered = new TreeMap<>();
        private final Map<String, long[]> booked = new TreeMap<>();

        Count(PlanningData data) {
            this.data = data;
            this.firstDay = data.header().horizonStart();
            this.days = (int) ChronoUnit.DAYS.between(firstDay, data.header().horizonEnd());
            this.firstMonday = IsoWeek.mondayOf(firstDay);
            this.weeks = (int) ChronoUnit.DAYS.between(
                                    firstMonday, data.header().horizonEnd().minusDays(1))
                            / 7
                    + 1;
            data.competences().forEach(one -> broader.put(one.id(), one.broader()));
            data.specialistCompetences().forEach(this::note);
        }

        /** Notes for a qualification and all wider ones on which days it is held. */
        private void note(PlanningData.SpecialistCompetence row) {
            LocalDate from = row.validFrom();
            LocalDate until = row.validUntil();
            int first = from == null ? 0 : Math.clamp(ChronoUnit.DAYS.between(firstDay, from), 0, days);
            int end = until == null ? days : Math.clamp(ChronoUnit.DAYS.between(firstDay, until), first, days);
            Map<String, BitSet> own = held.computeIfAbsent(row.specialist(), id -> new HashMap<>());
            for (String competence : withWider(row.competence())) {
                own.computeIfAbsent(competence, id -> new BitSet()).set(first, end);
            }
        }

        private Set<String> withWider(String competence) {
            var line = new HashSet<String>();
            String at = competence;
            while (at != null && line.add(at)) {
                at = broader.get(at);
            }
            return line;
        }

        Coverage count(List<ScheduleRow> schedule) {
            addOffered();
            schedule.forEach(this::addBooked);
            data.requestRoles().stream()
                    .map(PlanningData.RequestRole::competence)
                    .filter(competence -> competence != null && broader.containsKey(competence))
                    .forEach(competence -> offered.computeIfAbsent(competence, id -> new long[weeks]));
            List<LocalDate> mondays = Stream.iterate(firstMonday, monday -> monday.plusWeeks(1))
                    .limit(weeks)
                    .toList();
            return new Coverage(
                    mondays, offered.keySet().stream().map(this::row).toList());
        }

        private void addOffered() {
            var time = new OfferedTime(data);
            held.forEach((specialist, competences) -> {
                int[] byDay = time.minutes(specialist);
                competences.forEach((competence, valid) -> {
                    long[] minutes = offered.computeIfAbsent(competence, id -> new long[weeks]);
                    valid.stream().forEach(day -> minutes[weekOf(firstDay.plusDays(day))] += byDay[day]);
                });
            });
        }

        private void addBooked(ScheduleRow row) {
            LocalDate date = row.start().toLocalDate();
            long day = ChronoUnit.DAYS.between(firstDay, date);
            if (day < 0 || day >= days) {
                return;
            }
            long minutes = ChronoUnit.MINUTES.between(row.start(), row.end());
            held.getOrDefault(row.specialist(), Map.of()).forEach((competence, valid) -> {
                if (valid.get((int) day)) {
                    booked.computeIfAbsent(competence, id -> new long[weeks])[weekOf(date)] += minutes;
                }
            });
        }

        private int weekOf(LocalDate date) {
            return (int) ChronoUnit.DAYS.between(firstMonday, date) / 7;
        }

        private Row row(String competence) {
            long[] offers = offered.getOrDefault(competence, new long[weeks]);
            long[] bookings = booked.getOrDefault(competence, new long[weeks]);
            var cells = new ArrayList<Cell>();
            for (int week = 0; week < weeks; week++) {
                cells.add(new Cell(offers[week], bookings[week]));
            }
            return new Row(competence, List.copyOf(cells));
        }
    }
}
