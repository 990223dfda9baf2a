package org.samrad.solver.floor;

import java.util.Arrays;
import java.util.List;
import org.samrad.consultation.OfferedInterval;
import org.samrad.solver.Problem;
import org.samrad.solver.SpecialistFacts;

/**
 * What it costs to ask for a specialist: a price for each slot of the time that they have beside what is pinned, and one for each
 * place within their limits by day and week. A slot can be given away once, so whatever the prices are, what a plan costs is at
 * least what it costs with them less what all the slots and places together are worth.
 *
 * <p>A consultation takes the slots from the beginning of the way there to the end of the buffer, both rounded up: of two that do
 * not overlap both ends are in the same order after that, so that they share none. What passes midnight is left out of account.
 */
final class SpecialistPrices {

    /** Prices are whole numbers of this fine a grain, so that nothing that is proven hangs on rounding. */
    static final long ONE = 1L << 20;

    private final Problem problem;
    private final int days;
    private final int weeks;

    /** By specialist and day: where the slots begin among the goods; each has one more, which nobody asks for. */
    private final int[] begin;

    private final int[] firstSlot;
    private final Goods slots;
    private final Goods onDay;
    private final Goods inWeek;
    private final Goods others;
    private final long[] upTo;

    /** By specialist and day, a place on that day and in its week. */
    private final long[] place;

    private final int[] changedIn;
    private int round;

    /** @param others that are priced beside the specialists */
    SpecialistPrices(Problem problem, FreeTime free, Goods others) {
        this.others = others;
        this.problem = problem;
        this.days = problem.days();
        this.weeks = problem.weekOf(days - 1) + 1;
        int people = problem.specialists().size();
        this.begin = new int[people * days + 1];
        this.firstSlot = new int[people * days];
        var mostOnDay = new int[people * days];
        var mostInWeek = new int[people * weeks];
        for (SpecialistFacts specialist : problem.specialists()) {
            for (int day = 0; day < days; day++) {
                int at = at(specialist, day);
                begin[at + 1] = begin[at] + layOut(specialist, free.of(specialist, day), day) + 1;
                mostOnDay[at] = free.leftOnDay(specialist, day);
            }
            for (int week = 0; week < weeks; week++) {
                mostInWeek[specialist.index() * weeks + week] = free.leftInWeek(specialist, week);
            }
        }
        var once = new int[begin[people * days]];
        Arrays.fill(once, 1);
        this.slots = new Goods(once);
        this.onDay = new Goods(mostOnDay);
        this.inWeek = new Goods(mostInWeek);
        this.upTo = new long[once.length];
        this.place = new long[people * days];
        this.changedIn = new int[people * days];
    }

    /** How many slots all have together, roughly: what the prices take in memory and in time. */
    static long size(Problem problem) {
        long minutes = 0;
        for (SpecialistFacts specialist : problem.specialists()) {
            for (OfferedInterval[] day : specialist.stretches()) {
                for (OfferedInterval stretch : day) {
                    minutes += stretch.until() - stretch.from() + specialist.bufferMinutes();
                }
            }
        }
        return minutes / problem.slotMinutes() + (long) problem.specialists().size() * problem.days();
    }

    private int at(SpecialistFacts specialist, int day) {
        return specialist.index() * days + day;
    }

    /** How many slots there are on a day, from the first one on. */
    private int layOut(SpecialistFacts specialist, OfferedInterval[] stretches, int day) {
        int midnight = day * Problem.MINUTES_PER_DAY;
        int first = problem.slotsPerDay();
        int end = 0;
        for (OfferedInterval stretch : stretches) {
            first = Math.min(first, Math.ceilDiv(stretch.from() - midnight, problem.slotMinutes()));
            int until = stretch.until() + specialist.bufferMinutes() - midnight;
            end = Math.max(end, Math.min(problem.slotsPerDay(), Math.ceilDiv(until, problem.slotMinutes())));
        }
        firstSlot[at(specialist, day)] = first;
        return Math.max(0, end - first);
    }

    /** What it costs to ask for the slots [from, until) of a day, as far as there are such. */
    long of(SpecialistFacts specialist, int day, int from, int until) {
        int at = at(specialist, day);
        int first = begin[at];
        int low = first + Math.max(0, from - firstSlot[at]);
        int high = Math.min(begin[at + 1] - 1, first + until - firstSlot[at]);
        return upTo[high] - upTo[low] + place[at];
    }

    /**
     * Lowers prices by start to those of one more specialist, where these are lower.
     *
     * @param first the first slot that a consultation could start on
     * @param last the last one
     * @param before how many slots before the start it takes
     * @param after how many it takes from the start on
     * @return the least price of this specialist
     */
    long lower(SpecialistFacts specialist, int day, int first, int last, int before, int after, long[] byStart) {
        int at = at(specialist, day);
        int base = begin[at] - firstSlot[at];
        int end = begin[at + 1] - 1;
        long least = SeatPrices.NEVER;
        for (int start = first; start <= last; start++) {
            long price = upTo[Math.min(end, base + start + after)] - upTo[base + start - before] + place[at];
            byStart[start] = Math.min(byStart[start], price);
            least = Math.min(least, price);
        }
        return least;
    }

    private int inWeekAt(SpecialistFacts specialist, int day) {
        return specialist.index() * weeks + problem.weekOf(day);
    }

    /** Asks for the slots [from, until) of a day, or a part of them. */
    void ask(SpecialistFacts specialist, int day, int from, int until, float part) {
        int at = at(specialist, day);
        int low = begin[at] + Math.max(0, from - firstSlot[at]);
        int high = Math.min(begin[at + 1] - 1, begin[at] + until - firstSlot[at]);
        for (int slot = low; slot < high; slot++) {
            slots.ask(slot, part);
        }
        onDay.ask(at, part);
        inWeek.ask(inWeekAt(specialist, day), part);
    }

    /** What all slots and places are worth. */
    long worth() {
        return all().stream().mapToLong(Goods::worth).sum();
    }

    void forgetAsked() {
        all().forEach(Goods::forgetAsked);
    }

    void makeFree() {
        all().forEach(Goods::makeFree);
        addUp();
    }

    void scale(double factor) {
        all().forEach(goods -> goods.scale(factor));
        addUp();
    }

    void remember() {
        all().forEach(Goods::remember);
    }

    void recall() {
        all().forEach(Goods::recall);
        addUp();
    }

    /**
     * Turns the direction of the prices to what is asked for now; its squared length.
     *
     * @param byDay whether all slots of a specialist's day are to be moved alike
     */
    double aim(boolean byDay) {
        for (int at = 0; byDay && at < firstSlot.length; at++) {
            slots.even(begin[at], begin[at + 1] - 1);
        }
        return all().stream().mapToDouble(Goods::aim).sum();
    }

    void move(double step) {
        all().forEach(goods -> goods.move(step));
        addUp();
    }

    private List<Goods> all() {
        return List.of(slots, onDay, inWeek, others);
    }

    private void addUp() {
        round++;
        for (SpecialistFacts specialist : problem.specialists()) {
            for (int day = 0; day < days; day++) {
                int at = at(specialist, day);
                boolean changed = false;
                long sum = 0;
                for (int slot = begin[at]; slot < begin[at + 1]; slot++) {
                    changed |= upTo[slot] != sum;
                    upTo[slot] = sum;
                    sum += slots.price(slot);
                }
                long now = onDay.price(at) + inWeek.price(inWeekAt(specialist, day));
                if (changed || now != place[at]) {
                    place[at] = now;
                    changedIn[at] = round;
                }
            }
        }
    }

    /** How often the prices have been moved. */
    int round() {
        return round;
    }

    /** Whether a price of a specialist's day has changed since. */
    boolean hasChanged(SpecialistFacts specialist, int day, int since) {
        return changedIn[at(specialist, day)] > since;
    }
}
