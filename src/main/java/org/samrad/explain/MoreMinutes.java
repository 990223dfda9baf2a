package org.samrad.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Finds somebody who could offer some more minutes on a day, so that the request gets a place. */
final class MoreMinutes {

    private static final int[] MINUTES = {30, 60};

    private final Situation situation;
    private final PlanningFacts facts;
    private final Asked asked;
    private final Openings openings;
    private final JointTimes joint;
    private final List<Place> places;

    MoreMinutes(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        this.situation = situation;
        this.facts = situation.facts();
        this.asked = asked;
        this.openings = openings;
        this.joint = joint;
        this.places = facts.places(asked.request());
    }

    /** For each number of minutes the earliest consultations that somebody's extra time makes possible. */
    List<Unblock> find() {
        var useful = new HashMap<Place, BitSet>();
        places.forEach(place -> useful.put(place, joint.lackingOneAtMost(place)));
        for (int minutes : MINUTES) {
            var ofPerson = new ArrayList<Unblock>();
            for (Person person : joint.persons()) {
                Unblock unblock = earliestWithMore(person, minutes, useful);
                if (unblock != null) {
                    ofPerson.add(unblock);
                }
            }
            ofPerson.sort(Comparator.comparing(unblock -> unblock.placement().start()));
            if (!ofPerson.isEmpty()) {
                return ofPerson.subList(0, Math.min(Unblocks.MOST, ofPerson.size()));
            }
        }
        return List.of();
    }

    private @Nullable Unblock earliestWithMore(Person person, int minutes, Map<Place, BitSet> useful) {
        for (int day = 0; day < openings.starts().dayCount(); day++) {
            int date = openings.starts().firstDay() + day;
            if (!openings.starts().hasStart(day)
                    || facts.isHoliday(date)
                    || situation.diary().isAtDailyLimit(person, date)
                    || situation.diary().isAtWeeklyLimit(person, date)) {
                continue;
            }
            OfferedInterval[] kept = person.hours().kept(date);
            Held earliest = null;
            OfferedInterval needed = null;
            for (OfferedInterval more : extraBeside(kept, date, minutes)) {
                Held held = withMore(person, date, more, useful);
                if (held != null && (earliest == null || held.start() < earliest.start())) {
                    earliest = held;
                    needed = more;
                }
            }
            if (earliest != null && needed != null) {
                return new Unblock(extraMinutes(person, needed), earliest.placement(facts));
            }
        }
        return null;
    }

    private Relaxation extraMinutes(Person person, OfferedInterval more) {
        return new ExtraMinutes(
                person.id(),
                facts.date(PlanningFacts.dayOf(more.from())),
                facts.time(more.from()).toLocalTime(),
                facts.time(more.until()).toLocalTime(),
                facts.siteId(more.site()));
    }

    /**
     * The stretches of so many minutes that adjoin one of these, at its site, within the same day. Where the specialist is offered
     * at another site then, nobody could be at both.
     */
    private static Set<OfferedInterval> extraBeside(OfferedInterval[] kept, int day, int minutes) {
        var found = new LinkedHashSet<OfferedInterval>();
        for (OfferedInterval stretch : kept) {
            found.add(new OfferedInterval(stretch.from() - minutes, stretch.from(), stretch.site()));
            found.add(new OfferedInterval(stretch.until(), stretch.until() + minutes, stretch.site()));
        }
        found.removeIf(more -> more.from() < day * PlanningFacts.MINUTES_PER_DAY
                || more.until() >= (day + 1) * PlanningFacts.MINUTES_PER_DAY
                || overlapsAnotherSite(more, kept));
        return found;
    }

    private static boolean overlapsAnotherSite(OfferedInterval more, OfferedInterval[] kept) {
        for (OfferedInterval stretch : kept) {
            if (stretch.site() != more.site() && stretch.from() < more.until() && more.from() < stretch.until()) {
                return true;
            }
        }
        return false;
    }

    /** The earliest consultation on the day that these additional minutes make possible, or null where there is none. */
    private @Nullable Held withMore(Person person, int day, OfferedInterval more, Map<Place, BitSet> useful) {
        OfferedInterval[] then = person.hours().keptWith(day, more);
        int from = (day - openings.starts().firstDay()) * openings.starts().slotsPerDay();
        Held earliest = null;
        for (Place place : places) {
            BitSet promising = useful.getOrDefault(place, new BitSet());
            for (int start = promising.nextSetBit(from);
                    start >= 0
                            && start < from + openings.starts().slotsPerDay()
                            && (earliest == null || openings.starts().minute(start) < earliest.start());
                    start = promising.nextSetBit(start + 1)) {
                if (person.row().modes().contains(place.mode())
                        && !openings.times(person, place).free().get(start)
                        && touches(more, place, start)
                        && openings.isFree(person, place, start, then)) {
                    Held held = joint.at(place, start, List.of(person));
                    earliest = held == null ? earliest : held;
                }
            }
        }
        return earliest;
    }

    /** Whether the additional minutes could matter to a start: its trip touches them. */
    private boolean touches(OfferedInterval more, Place place, int start) {
        Way known = facts.way(more, place);
        Way way = known == null ? Way.NONE : known;
        int minute = openings.starts().minute(start);
        return minute - way.there() < more.until()
                && more.from() < minute + asked.request().terms().durationMinutes() + way.back();
    }
}
