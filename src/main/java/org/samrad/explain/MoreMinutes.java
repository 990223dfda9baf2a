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
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Finds somebody who could offer some more minutes on a day, so that the request gets a place. */
record MoreMinutes(Question question) {

    private static final int[] MINUTES = {30, 60};

    /** For each number of minutes the earliest consultations that somebody's extra time makes possible. */
    List<Unblock> find() {
        var useful = new HashMap<Place, BitSet>();
        question.places().forEach(place -> useful.put(place, question.joint().lackingOneAtMost(place)));
        for (int minutes : MINUTES) {
            var ofPerson = new ArrayList<Unblock>();
            for (Person person : question.joint().persons()) {
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
        for (int day = 0; day < question.openings().starts().dayCount(); day++) {
            int date = question.openings().starts().firstDay() + day;
            if (!question.openings().starts().hasStart(day)
                    || question.facts().isHoliday(date)
                    || question.diary().isAtDailyLimit(person, date)
                    || question.diary().isAtWeeklyLimit(person, date)) {
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
                return new Unblock(extraMinutes(person, needed), earliest.placement(question.facts()));
            }
        }
        return null;
    }

    private Relaxation extraMinutes(Person person, OfferedInterval more) {
        return new ExtraMinutes(
                person.id(),
                question.facts().date(PlanningFacts.dayOf(more.from())),
                question.facts().time(more.from()).toLocalTime(),
                question.facts().time(more.until()).toLocalTime(),
                question.facts().siteId(more.site()));
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
        int from = (day - question.openings().starts().firstDay())
                * question.openings().starts().slotsPerDay();
        Held earliest = null;
        for (Place place : question.places()) {
            BitSet promising = useful.getOrDefault(place, new BitSet());
            for (int start = promising.nextSetBit(from);
                    start >= 0
                            && start < from + question.openings().starts().slotsPerDay()
                            && (earliest == null || question.openings().starts().minute(start) < earliest.start());
                    start = promising.nextSetBit(start + 1)) {
                if (person.row().modes().contains(place.mode())
                        && !question.openings().times(person, place).free().get(start)
                        && touches(more, place, start)
                        && question.openings().isFree(person, place, start, then)) {
                    Held held = question.joint().at(place, start, List.of(person));
                    earliest = held == null ? earliest : held;
                }
            }
        }
        return earliest;
    }

    /** Whether the additional minutes could matter to a start: its trip touches them. */
    private boolean touches(OfferedInterval more, Place place, int start) {
        Way known = question.facts().way(more, place);
        Way way = known == null ? Way.NONE : known;
        int minute = question.openings().starts().minute(start);
        return minute - way.there() < more.until()
                && more.from() < minute + question.asked().request().terms().durationMinutes() + way.back();
    }
}
