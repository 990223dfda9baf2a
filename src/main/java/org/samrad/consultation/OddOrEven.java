package org.samrad.consultation;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Which of the ISO weeks, by their numbers. A year of 53 weeks has two odd ones in a row at its end. */
public enum OddOrEven {
    ODD,
    EVEN;

    /** Whether the day lies in such a week. */
    public boolean holds(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == (this == ODD ? 1 : 0);
    }
}
