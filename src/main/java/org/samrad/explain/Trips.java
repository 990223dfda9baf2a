package org.samrad.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** What is against each start of specialists at places, as the bits of reasons; worked out when first asked for. */
final class Trips {

    /**
     * A specialist's starts at one place.
     *
     * @param offered those that a stretch of offered time holds, travel and absences left out of account
     * @param against what is against each start, {@link #UNKNOWN} where it was not asked yet
     */
    record Times(BitSet offered, int[] against) {}

    private record Trip(int person, Place place) {}

    private static final int UNKNOWN = -1;

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final AllowedStarts starts;
    private final int minutes;
    private final Map<Trip, Times> known = new HashMap<>();

    /** @param minutes how long the consultation takes */
    Trips(PlanningFacts facts, PlanDiary diary, AllowedStarts starts, int minutes) {
        this.facts = facts;
        this.diary = diary;
        this.starts = starts;
        this.minutes = minutes;
    }

    Times times(Person person, Place place) {
        return known.computeIfAbsent(new Trip(person.index(), place), trip -> {
            var against = new int[starts.bits().length()];
            Arrays.fill(against, UNKNOWN);
            return new Times(offered(person), against);
        });
    }

    private BitSet offered(Person person) {
        var found = new BitSet();
        int slot = facts.header().slotMinutes();
        for (int day = starts.firstDay(); day < facts.days(); day++) {
            int first = (day - starts.firstDay()) * starts.slotsPerDay();
            int midnight = day * PlanningFacts.MINUTES_PER_DAY;
            for (OfferedInterval stretch : person.hours().offered(day)) {
                int last = stretch.until() - minutes;
                if (stretch.from() <= last) {
                    found.set(
                            first + Math.ceilDiv(stretch.from() - midnight, slot),
                            first + Math.floorDiv(last - midnight, slot) + 1);
                }
            }
        }
        found.and(starts.bits());
        return found;
    }

    /** What is against one start, of the times of a specialist at a place. */
    int against(Times times, Person person, Place place, int start) {
        if (times.against[start] == UNKNOWN) {
            times.against[start] = against(person, place, starts.minute(start), starts.minute(start) + minutes);
        }
        return times.against[start];
    }

    private int against(Person person, Place place, int start, int end) {
        int day = PlanningFacts.dayOf(start);
        OfferedInterval[] offered = person.hours().offered(day);
        OfferedInterval[] kept = person.hours().kept(day);
        int against = 0;
        Way way = facts.shortestWay(kept, place, start, end);
        if (way == null) {
            way = facts.shortestWay(offered, place, start, end);
            if (way != null) {
                against |= Reason.ABSENT.bit();
            } else if (Openings.holds(offered, start, end)) {
                against |= Reason.NO_SITE.bit() | (Openings.holds(kept, start, end) ? 0 : Reason.ABSENT.bit());
            } else {
                against |= Reason.NO_OFFERED_TIME.bit();
            }
        }
        if (diary.isAtDailyLimit(person, day) || diary.isAtWeeklyLimit(person, day)) {
            against |= Reason.LIMIT.bit();
        }
        if (diary.isBusy(person, start, end, way == null ? Way.NONE : way, null)) {
            against |= Reason.BUSY.bit();
        }
        return against;
    }
}
