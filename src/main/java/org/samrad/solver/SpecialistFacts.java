package org.samrad.solver;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;

/**
 * A specialist as the solver sees one: an id, no name.
 *
 * @param index position in {@link Problem#specialists}
 * @param organisation number of the one that the specialist works for, from 0
 * @param bufferMinutes kept free after each consultation
 * @param maxPerDay most consultations on a day, {@link #NO_LIMIT} for any number
 * @param maxPerWeek most consultations in an ISO week, {@link #NO_LIMIT} for any number
 * @param undesired by weekday, Monday first, minutes [from, until) after midnight that are offered unwillingly; empty for none
 * @param stretches offered time by day of the horizon, each day's in order of start
 */
public record SpecialistFacts(
        int index,
        String id,
        Sector sector,
        int organisation,
        boolean external,
        Set<Mode> modes,
        int bufferMinutes,
        int maxPerDay,
        int maxPerWeek,
        OfferedInterval[][] stretches,
        int[][][] undesired) {

    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Whether the specialist takes a role on a panel, given by role. */
    public boolean isOn(@Nullable SpecialistFacts[] panel) {
        for (SpecialistFacts member : panel) {
            if (member == this) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return id;
    }

    /** Minutes of all the time that is offered, those offered at two sites at once counted once. */
    long minutesOffered() {
        long minutes = 0;
        for (OfferedInterval[] day : stretches) {
            int reached = Integer.MIN_VALUE;
            for (OfferedInterval stretch : day) {
                minutes += Math.max(0, stretch.until() - Math.max(stretch.from(), reached));
                reached = Math.max(reached, stretch.until());
            }
        }
        return minutes;
    }
}
