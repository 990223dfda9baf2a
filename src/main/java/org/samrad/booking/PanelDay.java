package org.samrad.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.samrad.check.Presence;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;

/**
 * A day of some people beside each other: when all of them are free, and how it is with each. Of what somebody is busy with it says
 * nothing. Travel is not in it.
 *
 * @param everybody when all are free
 */
record PanelDay(LocalDate day, List<Span> everybody, List<Person> people) {

    private static final int STEP_MINUTES = 15;
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 17;
    private static final int MINUTES_A_DAY = 24 * 60;

    /** How it is with somebody at a time. */
    public enum State {
        NOT_OFFERED,
        FREE,
        BUSY,
        AWAY
    }

    /** Somebody by name, with what they would be there as and all of their day. */
    record Person(String name, String role, List<Span> spans) {}

    /**
     * Part of a day.
     *
     * @param style the style attribute that puts it on a strip of the day
     */
    record Span(State state, LocalTime from, LocalTime until, String style) {}

    /**
     * @param panel specialist id by role
     * @param names of specialists by id
     */
    static PanelDay of(OpenPlan plan, LocalDate day, Map<String, String> panel, Map<String, String> names) {
        var presence = new Presence(plan.data());
        var states = new ArrayList<State[]>();
        panel.values().forEach(specialist -> states.add(states(plan, presence, day, specialist)));
        State[] all = new State[MINUTES_A_DAY / STEP_MINUTES];
        for (int step = 0; step < all.length; step++) {
            int at = step;
            all[step] = states.stream().allMatch(one -> one[at] == State.FREE) ? State.FREE : State.NOT_OFFERED;
        }
        Bounds bounds = Bounds.around(states);
        var people = new ArrayList<Person>();
        for (Map.Entry<String, String> seat : panel.entrySet()) {
            String name = names.getOrDefault(seat.getValue(), seat.getValue());
            people.add(new Person(name, seat.getKey(), bounds.spans(states.get(people.size()))));
        }
        List<Span> free = bounds.spans(all).stream()
                .filter(span -> span.state == State.FREE)
                .toList();
        return new PanelDay(day, free, people);
    }

    private static State[] states(OpenPlan plan, Presence presence, LocalDate day, String specialist) {
        var states = new State[MINUTES_A_DAY / STEP_MINUTES];
        Arrays.fill(states, State.NOT_OFFERED);
        presence.stretches(specialist, day)
                .forEach(stretch -> fill(states, day, stretch.from(), stretch.until(), State.FREE, false));
        for (PlanningData.Absence absence : plan.data().absences()) {
            if (absence.specialist().equals(specialist)) {
                fill(states, day, absence.from(), absence.until(), State.AWAY, true);
            }
        }
        for (ScheduleRow row : plan.schedule()) {
            if (row.specialist().equals(specialist)) {
                fill(states, day, row.start(), row.end(), State.BUSY, true);
            }
        }
        return states;
    }

    /** @param partly whether a step counts of which only a part is so */
    private static void fill(
            State[] states, LocalDate day, LocalDateTime from, LocalDateTime until, State state, boolean partly) {
        LocalDateTime midnight = day.atStartOfDay();
        for (int step = 0; step < states.length; step++) {
            LocalDateTime begin = midnight.plusMinutes((long) step * STEP_MINUTES);
            LocalDateTime end = begin.plusMinutes(STEP_MINUTES);
            boolean counts =
                    partly ? from.isBefore(end) && until.isAfter(begin) : !from.isAfter(begin) && !until.isBefore(end);
            if (counts) {
                states[step] = state;
            }
        }
    }

    /** The part of the day that strips show, in steps from midnight: office hours, and more where somebody is there then. */
    private record Bounds(int from, int until) {

        static Bounds around(List<State[]> states) {
            int first = FIRST_HOUR * 60 / STEP_MINUTES;
            int last = LAST_HOUR * 60 / STEP_MINUTES;
            for (State[] one : states) {
                for (int step = 0; step < one.length; step++) {
                    if (one[step] == State.FREE || one[step] == State.BUSY) {
                        first = Math.min(first, step);
                        last = Math.max(last, step + 1);
                    }
                }
            }
            return new Bounds(first, last);
        }

        List<Span> spans(State[] states) {
            var spans = new ArrayList<Span>();
            int begin = from;
            for (int step = from + 1; step <= until; step++) {
                if (step == until || states[step] != states[begin]) {
                    spans.add(span(states[begin], begin, step));
                    begin = step;
                }
            }
            return spans;
        }

        private Span span(State state, int begin, int end) {
            double whole = until - from;
            return new Span(
                    state,
                    time(begin),
                    time(end),
                    String.format(
                            Locale.ROOT,
                            "left:%.2f%%;width:%.2f%%",
                            (begin - from) / whole * 100,
                            (end - begin) / whole * 100));
        }

        private static LocalTime time(int step) {
            return LocalTime.MIDNIGHT.plusMinutes((long) step * STEP_MINUTES % MINUTES_A_DAY);
        }
    }
}
