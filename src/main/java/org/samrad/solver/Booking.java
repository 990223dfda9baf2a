package org.samrad.solver;

/** A specialist's part in a consultation: the time it takes up, travel and buffer included. */
public final class Booking {

    private final Option option;
    private final Specialist specialist;
    private final int day;
    private final int week;
    private final int from;
    private final int until;

    Booking(Option option, Specialist specialist, int day, int week, int from, int until) {
        this.option = option;
        this.specialist = specialist;
        this.day = day;
        this.week = week;
        this.from = from;
        this.until = until;
    }

    public Option option() {
        return option;
    }

    public Specialist specialist() {
        return specialist;
    }

    /** Day of the horizon that the consultation starts on. */
    public int day() {
        return day;
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

    int requestIndex() {
        return option.request().index();
    }

    boolean overlaps(Booking other) {
        return from < other.until && other.from < until;
    }

    /** Whether the occupied time goes on after the midnight that ends its day. */
    boolean passesMidnight() {
        return until > (day + 1) * Problem.MINUTES_PER_DAY;
    }

    boolean hasDailyLimit() {
        return specialist.maxPerDay() != Specialist.NO_LIMIT;
    }

    boolean hasWeeklyLimit() {
        return specialist.maxPerWeek() != Specialist.NO_LIMIT;
    }
}
