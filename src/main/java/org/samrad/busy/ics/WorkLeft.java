package org.samrad.busy.ics;

import org.samrad.busy.ics.Unreadable.Why;

/**
 * How much is still counted out for a calendar. Counted in steps, not in seconds: what is read on an idle machine is read on a busy
 * one, too. All of it takes a second or two.
 */
final class WorkLeft {

    private static final int STEPS = 400_000;

    private int left = STEPS;

    /** @throws Unreadable where there is nothing left */
    void take(int steps) {
        left -= steps;
        if (left < 0) {
            throw new Unreadable(Why.TOO_MANY);
        }
    }
}
