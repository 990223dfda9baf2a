package org.samrad.solver;

import org.jspecify.annotations.Nullable;

/** A specialist's part in a consultation: the time it takes up, travel and buffer included. */
public final class Booking {

    private final Option option;
    private final Specialist specialist;
    private final @Nullable Stretch stretch;
    private final int week;
    private final int from;
    private final int until;

    /** @param stretch the offered time that holds it, or null where none does */
    Booking(Option option, Specialist specialist, @Nullable Stretch stretch, int week, int from, int until) {
        this.option = option;
        this.specialist = specialist;
        this.stretch = stretch;
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
        return option.day();
    }

    /** The offered time that holds it, or null where none does. */
    @Nullable
    Stretch stretch() {
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

    int requestIndex() {
        return option.request().index();
    }

    boolean overlaps(Booking other) {
        return from < other.until && other.from < until;
    }

    /** Whether the occupied time goes on after the midnight that ends its day. */
    boolean passesMidnight() {
        return until > (day() + 1) * Problem.MINUTES_PER_DAY;
    }

    boolean hasDailyLimit() {
        return specialist.maxPerDay() != Specialist.NO_LIMIT;
    }

    boolean hasWeeklyLimit() {
        return specialist.maxPerWeek() != Specialist.NO_LIMIT;
    }
}
