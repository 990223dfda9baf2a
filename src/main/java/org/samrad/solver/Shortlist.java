package org.samrad.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest options found so far, few of each day and, of one day, each with a panel or half of the day of its own. Among
 * equally cheap ones the first found stays.
 */
final class Shortlist {

    /** A start, a place and a whole panel in the order of the request's roles. */
    record Entry(int start, Place place, @Nullable Specialist[] panel, long cost) {

        boolean isLike(Entry other, boolean exactly) {
            return Arrays.equals(panel, other.panel)
                    && (exactly ? start == other.start && place.equals(other.place) : isMorning() == other.isMorning());
        }

        private boolean isMorning() {
            return Math.floorMod(start, Problem.MINUTES_PER_DAY) < Problem.MINUTES_PER_DAY / 2;
        }
    }

    private final int most;
    private final int mostOfDay;
    private final boolean exactly;
    private final long below;
    private final List<Entry> all = new ArrayList<>();
    private final List<Entry> ofDay = new ArrayList<>();

    /**
     * @param most how many to keep
     * @param mostOfDay how many to keep of each day
     * @param exactly whether two are alike only with the same start and place; else with the same panel in the same half of a day
     * @param below only what costs less is kept
     */
    Shortlist(int most, int mostOfDay, boolean exactly, long below) {
        this.most = most;
        this.mostOfDay = mostOfDay;
        this.exactly = exactly;
        this.below = below;
    }

    /** What an option must cost less than to be kept. */
    long limit() {
        long limit = below;
        if (all.size() == most) {
            limit = Math.min(limit, all.getLast().cost);
        }
        if (ofDay.size() == mostOfDay) {
            limit = Math.min(limit, ofDay.getLast().cost);
        }
        return limit;
    }

    /** Takes in an option of the day that costs less than {@link #limit}. */
    void offer(Entry entry) {
        for (int at = 0; at < ofDay.size(); at++) {
            if (ofDay.get(at).isLike(entry, exactly)) {
                if (ofDay.get(at).cost <= entry.cost) {
                    return;
                }
                ofDay.remove(at);
                break;
            }
        }
        insert(entry, ofDay, mostOfDay);
    }

    /** Ends a day: what follows is of another. */
    void endDay() {
        ofDay.forEach(entry -> insert(entry, all, most));
        ofDay.clear();
    }

    private static void insert(Entry entry, List<Entry> list, int most) {
        int at = list.size();
        while (at > 0 && list.get(at - 1).cost > entry.cost) {
            at--;
        }
        list.add(at, entry);
        if (list.size() > most) {
            list.removeLast();
        }
    }

    /** What is kept, the cheapest first. */
    List<Entry> entries() {
        return all;
    }
}
