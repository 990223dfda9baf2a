package org.samrad.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.generate.staff.Dice;

/**
 * What is asked for about one child, in the order in which it is to happen.
 *
 * @param demands one or more; each has an interpreter where the first has one, but for what is written
 */
record Course(Kind kind, List<Demand> demands) {

    /** How the requests of a child hang together. */
    enum Kind {
        /** One request alone. */
        ONCE,
        /** Requests that have nothing to do with each other. */
        RETURNS,
        /** Several on one day, so that the family travels once. */
        ONE_DAY,
        /** Each some days after the one before. */
        FOLLOW_UPS,
        /** A visit or two, then within minutes a meeting of those who saw the child with the family. */
        VISIT_THEN_MEETING,
        /** Several assessments in any order, then a conference about all of them. */
        ASSESSMENTS_THEN_CONFERENCE
    }

    /**
     * When a request may lie, both bounds of each included; in none of the days where the first is the later.
     *
     * @param firstDay counted from the first day of the horizon
     * @param earliest the first minute of a day on which it may start
     */
    record When(int firstDay, int lastDay, int earliest, int latest) {

        static When days(int first, int last) {
            return new When(first, last, 0, 24 * 60);
        }

        static When on(int day, int earliest, int latest) {
            return new When(day, day, earliest, latest);
        }

        /** Whether it leaves but a few hours of one day. */
        boolean isTight() {
            return latest < 24 * 60;
        }
    }

    /** Minutes from one consultation to the next of the same visit: time for a break, and not for going home. */
    private static final int SHORTEST_BREAK = 15;

    private static final int LONGEST_BREAK = 90;

    /** Whether some of it lies on one day, which is hard to find room for. */
    boolean isWithinADay() {
        return kind == Kind.VISIT_THEN_MEETING || kind == Kind.ONE_DAY;
    }

    /** Whether people have to meet in one place for any of it. */
    boolean isOnSite() {
        return demands.stream().anyMatch(demand -> demand.mode() == Mode.ON_SITE);
    }

    int memberMinutes() {
        return demands.stream().mapToInt(Demand::memberMinutes).sum();
    }

    /** The same with its largest request more modest; null where that is as modest as can be. */
    @Nullable
    Course easier() {
        Demand largest = Collections.max(demands, Comparator.comparingInt(Demand::memberMinutes));
        Demand easier = largest.easier();
        if (easier == null) {
            return null;
        }
        List<Demand> others = new ArrayList<>(demands);
        others.set(others.indexOf(largest), easier);
        return new Course(kind, others);
    }

    /** The same requests without what binds them. */
    Course unbound() {
        return new Course(Kind.RETURNS, demands);
    }

    /**
     * When the next request may lie.
     *
     * @param before those that have their time, in order
     * @param days how many the horizon has
     */
    When next(List<Draft> before, int days) {
        if (before.isEmpty()) {
            // Early enough for what is to follow.
            boolean lasts = kind == Kind.FOLLOW_UPS || kind == Kind.ASSESSMENTS_THEN_CONFERENCE;
            return When.days(0, lasts ? Math.max(0, days * 2 / 3 - 1) : days - 1);
        }
        Draft first = before.getFirst();
        Draft last = before.getLast();
        return switch (kind) {
            case ONCE, RETURNS -> When.days(0, days - 1);
            case ONE_DAY -> When.on(last.day, last.end(), last.end() + 180);
            case FOLLOW_UPS -> When.days(last.day + 2, Math.min(days - 1, last.day + 28));
            case VISIT_THEN_MEETING -> When.on(last.day, last.end() + SHORTEST_BREAK, last.end() + LONGEST_BREAK);
            case ASSESSMENTS_THEN_CONFERENCE ->
                before.size() < demands.size() - 1
                        ? When.days(Math.max(0, first.day - 4), Math.min(days - 1, first.day + 6))
                        : When.days(lastDay(before) + 1, Math.min(days - 1, lastDay(before) + 14));
        };
    }

    private static int lastDay(List<Draft> drafts) {
        return drafts.stream().mapToInt(draft -> draft.day).max().orElse(0);
    }

    /** Says what the next request follows, with bounds that it keeps where it lies. */
    void link(Draft next, List<Draft> before, Dice dice) {
        if (before.isEmpty()) {
            return;
        }
        Draft last = before.getLast();
        switch (kind) {
            case FOLLOW_UPS -> next.links.add(byDays(next, last, 0.7, 0.4, dice));
            case VISIT_THEN_MEETING -> next.links.add(byMinutes(next, last, dice));
            case ASSESSMENTS_THEN_CONFERENCE -> {
                if (before.size() == demands.size() - 1) {
                    before.forEach(draft -> next.links.add(byDays(next, draft, 0.4, 0.7, dice)));
                }
            }
            default -> {}
        }
    }

    private static Draft.Link byDays(Draft next, Draft before, double bounded, double limited, Dice dice) {
        int gap = next.day - before.day;
        Integer min = gap > 0 && dice.chance(bounded) ? Integer.valueOf(dice.between(1, Math.min(gap, 14))) : null;
        Integer max = dice.chance(limited) ? Integer.valueOf(gap + dice.between(5, 21)) : null;
        return new Draft.Link(before, min, max, null, null);
    }

    private static Draft.Link byMinutes(Draft next, Draft before, Dice dice) {
        int gap = next.start - before.end();
        Integer min = dice.chance(0.8) ? Integer.valueOf(SHORTEST_BREAK) : null;
        int max = gap <= 60 && dice.chance(0.4) ? 60 : LONGEST_BREAK;
        return new Draft.Link(before, null, dice.chance(0.2) ? 0 : null, min, max);
    }
}
