package org.samrad.solver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a family waits between its consultations of one day, in whole quarters of an hour. */
public final class FamilyIdle {

    private static final int QUARTER = 15;

    private FamilyIdle() {}

    /** How many minutes some quarters are. */
    public static long minutes(long quarters) {
        return quarters * QUARTER;
    }

    /** The quarters between consultations of one case, in any order; the unscheduled count for nothing. */
    static long of(List<Consultation> consultations) {
        return ofOptions(Consultation.optionsOf(consultations));
    }

    /** The same, from what is held for the case. */
    public static long ofOptions(Collection<Option> held) {
        if (held.size() < 2) {
            return 0;
        }
        List<Option> options = new ArrayList<>(held);
        options.sort(NewFaces.BY_START);
        long quarters = 0;
        for (int one = 1; one < options.size(); one++) {
            quarters += before(options.get(one), options.get(one - 1));
        }
        return quarters;
    }

    /** The quarters from the end of one consultation to the start of the next, where both are on one day. */
    static long before(Option next, Option last) {
        return next.day() == last.day() && next.start() > last.end() ? (next.start() - last.end()) / QUARTER : 0;
    }

    /**
     * What one more consultation changes of it, less than 0 where it fills a gap.
     *
     * @param last the last of the case that begins no later on the same day, if any
     * @param next the first of the case that begins later on the same day, if any
     * @param start of the one more, in minutes since the horizon's first midnight
     * @param end of the one more, exclusive
     */
    public static long added(@Nullable Option last, @Nullable Option next, int start, int end) {
        long quarters = last == null ? 0 : Math.max(0, start - last.end()) / QUARTER;
        quarters += next == null ? 0 : Math.max(0, next.start() - end) / QUARTER;
        return last == null || next == null ? quarters : quarters - before(next, last);
    }
}
