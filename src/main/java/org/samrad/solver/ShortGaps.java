package org.samrad.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Idle gaps too short to be of use, between a specialist's consultations of one stretch. */
public final class ShortGaps {

    /** Minutes from which on a gap is worth keeping. */
    static final int USEFUL_MINUTES = 30;

    private ShortGaps() {}

    /**
     * How many short gaps there are. What is idle lies between the occupied times, travel and buffer included.
     *
     * @param bookings of one specialist and day, in any order
     */
    public static long count(List<Booking> bookings) {
        if (bookings.size() < 2) {
            return 0;
        }
        var byStart = new ArrayList<Booking>(bookings.size());
        for (Booking booking : bookings) {
            if (booking.isWhole()) {
                byStart.add(booking);
            }
        }
        byStart.sort(Comparator.comparingInt(Booking::from));
        long gaps = 0;
        for (int one = 1; one < byStart.size(); one++) {
            if (isShort(byStart.get(one - 1), byStart.get(one))) {
                gaps++;
            }
        }
        return gaps;
    }

    /** Whether nothing but a short idle gap lies between two that follow each other in one stretch. */
    public static boolean isShort(Booking before, Booking after) {
        return isShort(before.until(), after.from())
                && before.stretch() != null
                && before.stretch().equals(after.stretch());
    }

    /** Whether the time from one minute until another is idle and too short to be of use. */
    public static boolean isShort(int from, int until) {
        int idle = until - from;
        return idle > 0 && idle < USEFUL_MINUTES;
    }
}
