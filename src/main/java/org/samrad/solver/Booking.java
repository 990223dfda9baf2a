package org.samrad.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;

/** A specialist's part in a consultation: the time it takes up, travel and buffer included. */
public final class Booking {

    private final Option option;
    private final SpecialistFacts specialist;
    private final @Nullable OfferedInterval stretch;
    private final int week;
    private final int from;
    private final int until;
    private final long specialistDay;
    private final boolean whole;

    /** @param stretch the offered time that holds it, or null where none does */
    Booking(
            Option option,
            SpecialistFacts specialist,
            @Nullable OfferedInterval stretch,
            int week,
            int from,
            int until) {
        this.option = option;
        this.specialist = specialist;
        this.stretch = stretch;
        this.week = week;
        this.from = from;
        this.until = until;
        this.specialistDay = specialistDay(specialist, option.day());
        this.whole = true;
    }

    private Booking(Booking begun, int day) {
        this.option = begun.option;
        this.specialist = begun.specialist;
        this.stretch = begun.stretch;
        this.week = begun.week;
        this.from = begun.from;
        this.until = begun.until;
        this.specialistDay = specialistDay(begun.specialist, day);
        this.whole = false;
    }

    private static long specialistDay(SpecialistFacts specialist, int day) {
        return (long) specialist.index() << Integer.SIZE | Integer.toUnsignedLong(day);
    }

    /** The same once more for a later day, into which it lasts; counted there for nothing but overlaps. */
    Booking intoDay(int day) {
        return new Booking(this, day);
    }

    /** Whether it stands for the whole booking, and not for what is left of one after midnight. */
    boolean isWhole() {
        return whole;
    }

    /** One number for the specialist and the day. */
    long specialistDay() {
        return specialistDay;
    }

    public Option option() {
        return option;
    }

    public SpecialistFacts specialist() {
        return specialist;
    }

    /** Day of the horizon that the consultation starts on. */
    public int day() {
        return option.day();
    }

    /** The offered time that holds it, or null where none does. */
    @Nullable
    public OfferedInterval stretch() {
        return stretch;
    }

    /** Part of the specialist's offered time that the consultation itself takes, in hundredths of a percent. */
    long share() {
        return option.problem().share(specialist, option.request());
    }

    /** ISO week, counted from the horizon's first. */
    public int week() {
        return week;
    }

    /** Minute that the occupied time begins with, travel included. */
    public int from() {
        return from;
    }

    /** First minute that is free again, travel and buffer included. */
    public int until() {
        return until;
    }

    /**
     * How many pairs overlap.
     *
     * @param booked of one specialist and day
     */
    static long overlaps(List<Booking> booked) {
        long overlaps = 0;
        for (int one = 1; one < booked.size(); one++) {
            for (int other = 0; other < one; other++) {
                Booking first = booked.get(one);
                Booking second = booked.get(other);
                // Two that both last into a later day are counted on the one that the later of them begins on.
                if (first.from < second.until
                        && second.from < first.until
                        && first.option != second.option
                        && (first.whole || second.whole)) {
                    overlaps++;
                }
            }
        }
        return overlaps;
    }

    /**
     * How many there are beyond what the specialist takes.
     *
     * @param booked of one specialist and day
     */
    static long beyondDailyLimit(List<Booking> booked) {
        int limit = booked.isEmpty()
                ? SpecialistFacts.NO_LIMIT
                : booked.getFirst().specialist.maxPerDay();
        if (booked.size() <= limit) {
            return 0;
        }
        return Math.max(0, booked.stream().filter(Booking::isWhole).count() - limit);
    }

    /** Last day that the occupied time touches. */
    public int lastDay() {
        return Problem.dayOf(until - 1);
    }

    boolean countsForTheWeek() {
        return whole && specialist.maxPerWeek() != SpecialistFacts.NO_LIMIT;
    }
}
