package org.samrad.board;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.board.Lanes.LaneWeek;
import org.samrad.dataset.WeeklyTime;
import org.samrad.plan.web.BusyTimes;
import org.samrad.plan.web.PlacedConsultation;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.Standing;

/**
 * A week of some specialists, cases or sites, ready to draw: a row for each, a cell per day, and in each cell a strip of the
 * day's hours with what is offered, away and booked in it, and the consultations in words.
 *
 * @param days Monday to Friday, and the weekend where something lies on it
 * @param hours the whole hours that the strips span
 */
record Timeline(List<Day> days, List<Integer> hours, List<Row> rows) {

    private static final LocalTime EARLIEST = LocalTime.of(8, 0);
    private static final LocalTime LATEST = LocalTime.of(17, 0);

    /** @param holiday whether nobody offers time on it */
    record Day(LocalDate date, boolean today, boolean holiday) {}

    record Row(Lane lane, List<Cell> cells) {}

    /**
     * @param busy with what the reader learns nothing of
     * @param away whether the row's specialist is away the whole day
     */
    record Cell(
            Day day, List<Block> offered, List<Block> absences, List<Block> busy, List<Booked> booked, boolean away) {}

    /**
     * A place on the strip.
     *
     * @param style the style attribute that puts it there
     */
    record Block(LocalTime from, LocalTime until, String style) {}

    /**
     * @param seats of the panel, those that this row says something about: role and specialist id
     */
    record Booked(PlacedConsultation consultation, Map<String, String> seats, Block block) {

        /** The role of the row's specialist. */
        public String role() {
            return seats.keySet().stream().findFirst().orElse("");
        }
    }

    /**
     * @param lanes the rows to draw
     * @param week all consultations of the week, which decide days and hours, so that rows that come later fit
     */
    static Timeline of(
            PlanWeek planWeek,
            LocalDate today,
            Set<LocalDate> holidays,
            List<LaneWeek> lanes,
            List<PlacedConsultation> week) {
        List<Day> days = planWeek.days().stream()
                .filter(day -> day.getDayOfWeek().getValue() <= 5
                        || week.stream().anyMatch(c -> c.start().toLocalDate().equals(day)))
                .map(day -> new Day(day, day.equals(today), holidays.contains(day)))
                .toList();
        Span span = Span.of(week);
        List<Row> rows = new ArrayList<>();
        for (LaneWeek one : lanes) {
            List<PlacedConsultation> own = one.consultations().stream()
                    .filter(c -> !isShownChanged(c, one.consultations()))
                    .toList();
            List<Cell> cells =
                    days.stream().map(day -> cell(one.lane(), day, own, span)).toList();
            rows.add(new Row(one.lane(), cells));
        }
        return new Timeline(days, span.hours(), rows);
    }

    /** For whoever keeps the time of a consultation whose panel or place changes, one entry says it. */
    private static boolean isShownChanged(PlacedConsultation was, List<PlacedConsultation> own) {
        return was.standing() == Standing.LEAVING
                && own.stream()
                        .anyMatch(now -> now.standing() == Standing.MOVED
                                && now.request().equals(was.request())
                                && now.start().equals(was.start()));
    }

    private static Cell cell(Lane lane, Day day, List<PlacedConsultation> own, Span span) {
        LocalDateTime midnight = day.date().atStartOfDay();
        List<Block> absences =
                span.blocks(midnight, lane.absences().stream().map(row -> new BusyTimes.Span(row.from(), row.until())));
        List<Block> busy = span.blocks(midnight, lane.busy().stream());
        List<Block> offered = day.holiday()
                ? List.of()
                : lane.availability().stream()
                        .filter(row -> offers(row, day.date()))
                        .sorted(Comparator.comparing(WeeklyTime::from))
                        .map(row -> span.block(
                                row.from(), row.until().equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : row.until()))
                        .toList();
        List<Booked> booked = own.stream()
                .filter(c -> c.start().toLocalDate().equals(day.date()))
                .map(c -> new Booked(
                        c,
                        seats(c, lane),
                        span.block(c.start().toLocalTime(), c.end().toLocalTime())))
                .toList();
        boolean away = absences.stream()
                .anyMatch(b -> !b.from().isAfter(span.from()) && !b.until().isBefore(span.until()));
        return new Cell(day, offered, absences, busy, booked, away);
    }

    private static boolean offers(WeeklyTime row, LocalDate day) {
        LocalDate from = row.validFrom();
        LocalDate until = row.validUntil();
        return row.weekday() == day.getDayOfWeek()
                && (from == null || !day.isBefore(from))
                && (until == null || day.isBefore(until));
    }

    /** A specialist's row says which role it is, others who sits in it. */
    private static Map<String, String> seats(PlacedConsultation consultation, Lane lane) {
        if (lane.specialist().isEmpty()) {
            return consultation.panel();
        }
        return consultation.panel().entrySet().stream()
                .filter(entry -> entry.getValue().equals(lane.specialist()))
                .limit(1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The minute of the day at which strips begin. */
    public int fromMinute() {
        return hours.getFirst() * 60;
    }

    /** The minute of the day at which strips end. */
    public int untilMinute() {
        return hours.getLast() * 60;
    }

    /** The part of a day that strips show: office hours, and more where something lies outside them. */
    private record Span(LocalTime from, LocalTime until) {

        static Span of(List<PlacedConsultation> consultations) {
            LocalTime from = consultations.stream()
                    .map(c -> c.start().toLocalTime().withMinute(0))
                    .min(Comparator.naturalOrder())
                    .filter(EARLIEST::isAfter)
                    .orElse(EARLIEST);
            LocalTime until = consultations.stream()
                    .map(c -> c.end().toLocalTime())
                    .max(Comparator.naturalOrder())
                    .filter(LATEST::isBefore)
                    .map(Span::wholeHourAfter)
                    .orElse(LATEST);
            return new Span(from, until);
        }

        private static LocalTime wholeHourAfter(LocalTime time) {
            boolean whole = time.getMinute() == 0;
            return whole
                    ? time
                    : time.getHour() == 23 ? LocalTime.MAX : time.withMinute(0).plusHours(1);
        }

        List<Integer> hours() {
            var hours = new ArrayList<Integer>();
            for (int hour = from.getHour(); hour <= until.getHour(); hour++) {
                hours.add(hour);
            }
            return hours;
        }

        /** The parts of some times that lie in a day, the earliest first. */
        List<Block> blocks(LocalDateTime midnight, Stream<BusyTimes.Span> times) {
            LocalDateTime nextMidnight = midnight.plusDays(1);
            return times.filter(one ->
                            one.from().isBefore(nextMidnight) && one.until().isAfter(midnight))
                    .sorted(Comparator.comparing(BusyTimes.Span::from))
                    .map(one -> block(
                            one.from().isBefore(midnight)
                                    ? LocalTime.MIN
                                    : one.from().toLocalTime(),
                            one.until().isBefore(nextMidnight) ? one.until().toLocalTime() : LocalTime.MAX))
                    .toList();
        }

        Block block(LocalTime blockFrom, LocalTime blockUntil) {
            double left = percent(blockFrom);
            double right = percent(blockUntil);
            return new Block(
                    blockFrom,
                    blockUntil,
                    String.format(Locale.ROOT, "left:%.2f%%;width:%.2f%%", left, Math.max(0, right - left)));
        }

        private double percent(LocalTime time) {
            double whole = until.toSecondOfDay() - from.toSecondOfDay();
            double part = (time.toSecondOfDay() - from.toSecondOfDay()) / whole * 100;
            return Math.clamp(part, 0, 100);
        }
    }

    /**
     * An hour above the strips.
     *
     * @param style the style attribute that puts it there
     */
    record HourLabel(int text, String style) {}

    /** Every other hour, but for the last, which has no room. */
    public List<HourLabel> hourLabels() {
        int first = hours.getFirst();
        double whole = hours.getLast() - first;
        return hours.stream()
                .filter(hour -> hour % 2 == 0 && hour < hours.getLast())
                .map(hour ->
                        new HourLabel(hour, String.format(Locale.ROOT, "left:%.2f%%", (hour - first) / whole * 100)))
                .toList();
    }
}
