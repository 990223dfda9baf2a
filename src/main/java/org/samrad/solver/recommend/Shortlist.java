package org.samrad.solver.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.SpecialistFacts;

/**
 * The cheapest options found so far, few of each day, and of those with one panel no two in the same part of a day. Among
 * equally cheap ones the first found stays.
 */
final class Shortlist {

    /** A start, a place and a whole panel in the order of the request's roles. */
    record Entry(int start, Place place, @Nullable SpecialistFacts[] panel, long cost) {

        /** Whether the panel is the same and the starts lie in the same part of a day. */
        boolean isLike(Entry other, int minutesOfPart) {
            return start / minutesOfPart == other.start / minutesOfPart && Arrays.equals(panel, other.panel);
        }
    }

    private final int most;
    private final int mostOfDay;
    private final int minutesOfPart;
    private final long below;
    private final List<Entry> all = new ArrayList<>();
    private final List<Entry> ofDay = new ArrayList<>();

    /**
     * @param most how many to keep
     * @param mostOfDay how many to keep of each day
     * @param minutesOfPart length of the parts of a day, from midnight
     * @param below only what costs less is kept
     */
    Shortlist(int most, int mostOfDay, int minutesOfPart, long below) {
        this.most = most;
        this.mostOfDay = mostOfDay;
        this.minutesOfPart = minutesOfPart;
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
            if (ofDay.get(at).isLike(entry, minutesOfPart)) {
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
