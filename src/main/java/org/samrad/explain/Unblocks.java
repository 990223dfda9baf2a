package org.samrad.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.UrgencyScale;
import org.samrad.consultation.Way;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * Searches the relaxations that would give a request a place beside everything else in the plan, and proves those it offers.
 * Nothing is left to chance: the same plan gives the same answer.
 */
final class Unblocks {

    /** How many are offered at most. */
    static final int MOST = 3;

    /** By how many days the latest day is put off at most. */
    static final int MOST_DAYS_LATER = 28;

    private static final int[] EXTRA_MINUTES = {30, 60};

    private final Situation situation;
    private final PlanningFacts facts;
    private final Asked asked;
    private final Openings openings;
    private final JointTimes joint;
    private final List<Place> places;

    Unblocks(Situation situation, Asked asked, Openings openings, JointTimes joint) {
        this.situation = situation;
        this.facts = situation.facts();
        this.asked = asked;
        this.openings = openings;
        this.joint = joint;
        this.places = facts.places(asked.request());
    }

    /** Up to {@link #MOST}, the cheapest first, of different kinds where there are as many. */
    List<Unblock> cheapest() {
        if (!situation.canFollow(asked.request())) {
            return List.of();
        }
        Held asItIs = joint.earliest(places, 0);
        if (asItIs != null) {
            return proved(List.of(unblock(new Relaxation.AsItIs(), asItIs)));
        }
        var found = new ArrayList<Unblock>();
        addLaterDay(found);
        addLowerLevels(found);
        addDroppedRoles(found);
        addOtherModes(found);
        addOtherSites(found);
        addExtraMinutes(found);
        addOtherPersons(found);
        addConsents(found);
        found.addAll(new Moves(situation, asked, openings, joint).find());
        found.sort(byPrice());
        return proved(found);
    }

    private Comparator<Unblock> byPrice() {
        UrgencyScale scale = facts.data().urgencyScale();
        return Comparator.comparingInt(unblock -> unblock.relaxation().price(scale));
    }

    /** The first of each kind, then further ones of the same kinds, as far as the proof bears them out. */
    private List<Unblock> proved(List<Unblock> found) {
        var kinds = EnumSet.noneOf(Relaxation.Kind.class);
        var chosen = new ArrayList<Unblock>();
        var failed = new HashSet<Unblock>();
        Set<Violation> before =
                found.isEmpty() ? Set.of() : Set.copyOf(ScheduleCheck.check(facts.data(), situation.schedule()));
        for (boolean anyKind : new boolean[] {false, true}) {
            for (Unblock unblock : found) {
                if (chosen.size() < MOST
                        && !chosen.contains(unblock)
                        && !failed.contains(unblock)
                        && (anyKind || !kinds.contains(unblock.relaxation().kind()))) {
                    if (isProved(unblock, before)) {
                        chosen.add(unblock);
                        kinds.add(unblock.relaxation().kind());
                    } else {
                        failed.add(unblock);
                    }
                }
            }
        }
        chosen.sort(byPrice());
        return List.copyOf(chosen);
    }

    /**
     * Whether the independent checker finds nothing against a rule in the plan with this change that was not so before, the request whole
     * in it (which the checker holds to be so for every request that has a row), and everything published where it was.
     */
    private boolean isProved(Unblock unblock, Set<Violation> before) {
        List<ScheduleRow> plan = unblock.applyTo(situation.schedule());
        PlanningData data = unblock.relaxation().applyTo(facts.data());
        return stands(plan)
                && ScheduleCheck.check(data, plan).stream()
                        .allMatch(violation -> violation.given() || before.contains(violation));
    }

    /** Whether all of the plan that is published stands in the other plan too. */
    private boolean stands(List<ScheduleRow> plan) {
        Set<ScheduleRow> all = new HashSet<>(plan);
        return situation.schedule().stream()
                .filter(row -> facts.isPublished(row.request()))
                .allMatch(all::contains);
    }

    private Unblock unblock(Relaxation relaxation, Held held) {
        return new Unblock(relaxation, held.placement(facts));
    }

    private void addLaterDay(List<Unblock> found) {
        int latest = facts.day(asked.request().latestOrDefault(facts.header()));
        int last = Math.min(latest + MOST_DAYS_LATER, facts.days() - 1);
        int first = Math.max(latest + 1, AllowedStarts.firstDay(facts, asked.request()));
        if (first > last) {
            return;
        }
        var later = new Openings(
                facts, situation.diary(), asked.request(), new AllowedStarts(facts, asked.request(), first, last));
        Held held = new JointTimes(joint, later).earliest(places, 0);
        if (held != null) {
            var relaxation = new Relaxation.LaterLatestDay(
                    asked.request().id(),
                    facts.date(held.day()),
                    held.day() - latest,
                    asked.request().terms().urgency());
            found.add(unblock(relaxation, held));
        }
    }

    private void addLowerLevels(List<Unblock> found) {
        for (var role : asked.roles()) {
            for (int level = role.competence() == null ? 0 : role.minLevel() - 1; level >= 1; level--) {
                var relaxation = new Relaxation.LowerLevel(asked.request().id(), role.role(), role.minLevel(), level);
                if (addIfPlaced(found, relaxation, new Asked(asked.request(), relaxation.changed(asked.roles())))) {
                    break;
                }
            }
        }
    }

    private void addDroppedRoles(List<Unblock> found) {
        for (var role : asked.roles()) {
            if (!role.optional() && asked.roles().size() > 1 && !isNamedElsewhere(role)) {
                var relaxation = new Relaxation.DroppedRole(asked.request().id(), role.role());
                addIfPlaced(found, relaxation, new Asked(asked.request(), relaxation.changed(asked.roles())));
            }
        }
    }

    /** Whether a role of another request goes to whoever takes this one; it would then name nothing. */
    private boolean isNamedElsewhere(PlanningData.RequestRole role) {
        return facts.sameAs(asked.request().id()).stream()
                .anyMatch(row -> role.role().equals(row.sameAs()));
    }

    private void addOtherPersons(List<Unblock> found) {
        for (var role : asked.roles()) {
            var relaxation = Relaxation.OtherPerson.released(facts, role);
            if (relaxation != null) {
                addIfPlaced(found, relaxation, new Asked(asked.request(), relaxation.changed(asked.roles())));
            }
        }
    }

    /** One organisation more that the case lets take part; none where not even all of them would do. */
    private void addConsents(List<Unblock> found) {
        if (!facts.consents().areNeeded(asked.request().caseId())
                || joint.consenting(organisation -> true).earliest(places, 0) == null) {
            return;
        }
        for (String organisation : joint.needingConsent()) {
            Held held = joint.consenting(organisation::equals).earliest(places, 0);
            if (held != null) {
                var today = facts.header().now().toLocalDate();
                found.add(unblock(new Relaxation.GivenConsent(asked.request().id(), organisation, today), held));
            }
        }
    }

    private void addOtherModes(List<Unblock> found) {
        for (Mode mode : Mode.values()) {
            if (!asked.request().terms().modes().contains(mode)) {
                var relaxation = new Relaxation.OtherMode(asked.request().id(), mode);
                addIfPlaced(found, relaxation, new Asked(relaxation.changed(asked.request()), asked.roles()));
            }
        }
    }

    private void addOtherSites(List<Unblock> found) {
        if (!asked.request().terms().modes().contains(Mode.ON_SITE)) {
            return;
        }
        for (var site : facts.data().sites()) {
            if (!asked.request().terms().sites().contains(site.id())) {
                var relaxation = new Relaxation.OtherSite(asked.request().id(), site.id());
                addIfPlaced(found, relaxation, new Asked(relaxation.changed(asked.request()), asked.roles()));
            }
        }
    }

    /** Places the changed request in the same openings: when people can is not changed by whom and how it asks for. */
    private boolean addIfPlaced(List<Unblock> found, Relaxation relaxation, Asked changed) {
        Held held = new JointTimes(facts, changed, openings).earliest(facts.places(changed.request()), 0);
        if (held != null) {
            found.add(unblock(relaxation, held));
        }
        return held != null;
    }

    /** For each number of minutes the earliest consultations that somebody's extra time makes possible. */
    private void addExtraMinutes(List<Unblock> found) {
        var useful = new HashMap<Place, BitSet>();
        places.forEach(place -> useful.put(place, joint.lackingOneAtMost(place)));
        for (int minutes : EXTRA_MINUTES) {
            var ofPerson = new ArrayList<Unblock>();
            for (Person person : joint.persons()) {
                Unblock unblock = earliestWithMore(person, minutes, useful);
                if (unblock != null) {
                    ofPerson.add(unblock);
                }
            }
            ofPerson.sort(Comparator.comparing(unblock -> unblock.placement().start()));
            if (!ofPerson.isEmpty()) {
                found.addAll(ofPerson.subList(0, Math.min(MOST, ofPerson.size())));
                return;
            }
        }
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
                return unblock(extraMinutes(person, needed), earliest);
            }
        }
        return null;
    }

    private Relaxation extraMinutes(Person person, OfferedInterval more) {
        return new Relaxation.ExtraMinutes(
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
