package org.samrad.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.Panels;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * Whether a request would have a place if some of what stands in its way did not count. Reasons are given as the bits of a number.
 * Somebody who can't reach a place, or offers no time, is taken to travel nowhere.
 */
final class Supposing {

    /** Somebody in a role: what keeps that one out whatever the time, and the days on which competence or consent do. */
    private record Candidate(
            Person person,
            int against,
            @Nullable BitSet expired,
            @Nullable BitSet withoutConsent) {}

    /** What is only seen of somebody at a time, or of a panel. */
    private static final int WITH_TIME = Stream.of(
                    Reason.NO_CONSENT,
                    Reason.COMPETENCE_EXPIRED,
                    Reason.NO_OFFERED_TIME,
                    Reason.NO_SITE,
                    Reason.NO_MODE,
                    Reason.NO_ROOM,
                    Reason.ABSENT,
                    Reason.BUSY,
                    Reason.LIMIT,
                    Reason.SECTOR,
                    Reason.NO_PANEL)
            .mapToInt(Reason::bit)
            .sum();

    /** How many reasons are usually left out of account at once. */
    private static final int USUALLY_IGNORED = 2;

    private static final int OF_ROLE = ~(Reason.NO_SITE.bit() | Reason.NO_MODE.bit());

    private final PlanningFacts facts;
    private final PlanDiary diary;
    private final Asked asked;
    private final AllowedStarts starts;
    private final int[] ofStart;
    private final List<Place> places;
    private final int ofPlaces;
    private final List<List<Candidate>> candidates = new ArrayList<>();
    private final Map<Place, BitSet> withoutRoom = new HashMap<>();
    private final Trips trips;

    /** @param cells what keeps people out of these roles */
    Supposing(Situation situation, Asked asked, RoleReasons cells) {
        this(situation, asked, cells, USUALLY_IGNORED);
    }

    /** @param mostIgnored how many reasons are left out of account at once; nobody is looked at more closely who is kept out by more */
    Supposing(Situation situation, Asked asked, RoleReasons cells, int mostIgnored) {
        this.facts = situation.facts();
        this.diary = situation.diary();
        this.asked = asked;
        PlanningData.Request request = asked.request();
        this.starts = AllowedStarts.ofHorizon(facts, request);
        this.trips = new Trips(facts, diary, starts, request.terms().durationMinutes());
        this.ofStart = new int[starts.bits().length()];
        fillOfStart(situation.canFollow(request) ? 0 : Reason.FOLLOWS_UNSCHEDULED.bit());
        List<Place> own = facts.places(request);
        this.places = own.isEmpty() ? everySite() : own;
        this.ofPlaces = own.isEmpty() ? Reason.NO_PLACE.bit() : 0;
        for (var role : asked.roles()) {
            candidates.add(facts.persons().stream()
                    .map(person -> candidate(cells, role, person, mostIgnored))
                    .toList());
        }
    }

    private List<Place> everySite() {
        return facts.data().sites().stream()
                .map(site -> new Place(Mode.ON_SITE, facts.site(site.id())))
                .toList();
    }

    /** What the request itself and the consultations before, after and of its case say against each start. */
    private void fillOfStart(int always) {
        PlanningData.Request request = asked.request();
        BitSet within = withinWindows();
        int earliest = facts.day(request.earliestOrDefault(facts.header()));
        int latest = facts.day(request.latestOrDefault(facts.header()));
        int firstMinute = AllowedStarts.firstMinute(facts, request);
        for (int start = starts.next(0); start >= 0; start = starts.next(start + 1)) {
            int minute = starts.minute(start);
            int day = starts.dayOf(start);
            ofStart[start] = always
                    | Openings.blocksAll(facts, diary, request, minute)
                    | (day < earliest || latest < day ? Reason.OUTSIDE_DATES.bit() : 0)
                    | (within.get(start) ? 0 : Reason.OUTSIDE_WINDOWS.bit())
                    | (minute < firstMinute ? Reason.NOTICE.bit() : 0);
        }
    }

    /** The starts that lie within one of the participants' windows; all where there are none. */
    private BitSet withinWindows() {
        var windows = facts.windows(asked.request().id());
        if (windows.isEmpty()) {
            return starts.bits();
        }
        var found = new BitSet();
        for (PlanningData.RequestWindow window : windows) {
            int last = facts.minute(window.until()) - asked.request().terms().durationMinutes();
            int from = Math.max(facts.minute(window.from()), starts.firstDay() * PlanningFacts.MINUTES_PER_DAY);
            int slot = facts.header().slotMinutes();
            for (int start = Math.ceilDiv(from, slot) * slot; start <= last; start += slot) {
                found.set(starts.bitOf(start));
            }
        }
        return found;
    }

    private Candidate candidate(RoleReasons cells, PlanningData.RequestRole role, Person person, int mostIgnored) {
        int against = 0;
        for (Reason reason : cells.ofPerson(role, person)) {
            against |= reason.bit() & OF_ROLE;
        }
        if (Integer.bitCount(against) > mostIgnored) {
            return new Candidate(person, against, null, null);
        }
        var counting = RoleReasons.counting(role, facts.held(role, person));
        boolean always = counting.isEmpty()
                || counting.stream().anyMatch(row -> row.validFrom() == null && row.validUntil() == null);
        BitSet expired = always ? null : new BitSet();
        List<int[]> consents = facts.consents().of(asked.request().caseId(), person);
        BitSet without = consents == null ? null : new BitSet();
        for (int day = 0; day < facts.days() && (expired != null || without != null); day++) {
            int one = day;
            if (expired != null) {
                expired.set(day, counting.stream().noneMatch(row -> Asked.isValid(row, facts.date(one))));
            }
            if (without != null && consents != null) {
                without.set(day, consents.stream().noneMatch(given -> given[0] <= one && one < given[1]));
            }
        }
        return new Candidate(person, against, expired, without);
    }

    /** The earliest place if these reasons, no more than were said, did not count; null where there is none even then. */
    @Nullable
    Held earliest(int ignored) {
        int open = ignored(ignored);
        Held earliest = null;
        for (Place place : (ofPlaces & ~open) == 0 ? places : List.<Place>of()) {
            Held held = earliest(place, open);
            if (held != null && (earliest == null || held.start() < earliest.start())) {
                earliest = held;
            }
        }
        return earliest;
    }

    /** That there is no panel is about ways to meet, too. */
    private static int ignored(int reasons) {
        return (reasons & Reason.NO_PANEL.bit()) == 0 ? reasons : reasons | Reason.NO_MODE.bit();
    }

    private @Nullable Held earliest(Place place, int ignored) {
        BitSet open = openStarts(place, ignored);
        List<List<Candidate>> fit = candidates.stream()
                .map(role -> role.stream()
                        .filter(one -> ((one.against | ofMode(one.person, place)) & ~ignored) == 0)
                        .toList())
                .toList();
        var some = new BitSet();
        boolean anyRequired = false;
        for (int role = 0; role < fit.size() && !open.isEmpty(); role++) {
            if (!asked.roles().get(role).optional()) {
                open.and(covered(fit.get(role), place, open, ignored));
                anyRequired = true;
            }
        }
        if (!anyRequired) {
            fit.forEach(role -> some.or(covered(role, place, open, ignored)));
            open.and(some);
        }
        for (int start = open.nextSetBit(0); start >= 0; start = open.nextSetBit(start + 1)) {
            Held held = seated(fit, place, start, ignored);
            if (held != null) {
                return held;
            }
        }
        return null;
    }

    private BitSet openStarts(Place place, int ignored) {
        var open = new BitSet();
        for (int start = starts.next(0); start >= 0; start = starts.next(start + 1)) {
            if ((ofStart[start] & ~ignored) == 0) {
                open.set(start);
            }
        }
        if ((ignored & Reason.NO_ROOM.bit()) == 0) {
            open.andNot(withoutRoom(place));
        }
        return open;
    }

    private BitSet withoutRoom(Place place) {
        return withoutRoom.computeIfAbsent(place, there -> {
            var full = new BitSet();
            if (there.site() != Place.NO_SITE && facts.rooms(there.site()) != null) {
                starts.bits().stream()
                        .filter(start -> !diary.hasRoom(there, starts.minute(start), end(start)))
                        .forEach(full::set);
            }
            return full;
        });
    }

    private int end(int start) {
        return starts.minute(start) + asked.request().terms().durationMinutes();
    }

    /** Those of the starts at which somebody could take the role. */
    private BitSet covered(List<Candidate> role, Place place, BitSet open, int ignored) {
        var missing = (BitSet) open.clone();
        for (Candidate one : role) {
            Trips.Times times = trips.times(one.person, place);
            var could = (BitSet) missing.clone();
            if ((ignored & Reason.NO_OFFERED_TIME.bit()) == 0) {
                could.and(times.offered());
            }
            for (int start = could.nextSetBit(0); start >= 0; start = could.nextSetBit(start + 1)) {
                if (((ofDay(one, starts.dayOf(start)) | trips.against(times, one.person, place, start)) & ~ignored)
                        == 0) {
                    missing.clear(start);
                }
            }
            if (missing.isEmpty()) {
                break;
            }
        }
        var covered = (BitSet) open.clone();
        covered.andNot(missing);
        return covered;
    }

    private int against(Candidate one, Place place, int start) {
        return ofDay(one, starts.dayOf(start))
                | trips.against(trips.times(one.person, place), one.person, place, start);
    }

    private static int ofMode(Person person, Place place) {
        return person.row().modes().contains(place.mode()) ? 0 : Reason.NO_MODE.bit();
    }

    private static int ofDay(Candidate one, int day) {
        return (one.expired != null && one.expired.get(day) ? Reason.COMPETENCE_EXPIRED.bit() : 0)
                | (one.withoutConsent != null && one.withoutConsent.get(day) ? Reason.NO_CONSENT.bit() : 0);
    }

    private @Nullable Held seated(List<List<Candidate>> fit, Place place, int start, int ignored) {
        var seats = new ArrayList<Panels.Seat>();
        for (int role = 0; role < fit.size(); role++) {
            List<Person> persons = fit.get(role).stream()
                    .filter(one -> (against(one, place, start) & ~ignored) == 0)
                    .map(Candidate::person)
                    .toList();
            seats.add(new Panels.Seat(asked.roles().get(role), persons));
        }
        Map<String, Person> panel;
        if ((ignored & Reason.NO_PANEL.bit()) == 0) {
            boolean anySector = (ignored & Reason.SECTOR.bit()) != 0;
            panel = Panels.seat(
                    seats, anySector ? List.of() : asked.request().terms().sectors());
        } else {
            panel = new LinkedHashMap<>();
            for (Panels.Seat seat : seats) {
                if (!seat.persons().isEmpty()) {
                    panel.put(seat.role().role(), seat.persons().getFirst());
                }
            }
        }
        return panel == null ? null : new Held(asked.request(), starts.minute(start), place, panel);
    }

    /** What stands in the way of somebody in a role of a consultation that is supposed, and of the whole of it. */
    int against(Held held, String role) {
        Person person = Objects.requireNonNull(held.panel().get(role));
        int index = facts.roleIndex(asked.request().id(), role);
        Candidate one = candidates.get(index).get(person.index());
        return one.against | ofMode(person, held.place()) | against(one, held.place(), starts.bitOf(held.start()));
    }

    /** What stands in the way of a supposed consultation whoever takes part. */
    int against(Held held) {
        int start = starts.bitOf(held.start());
        boolean full = withoutRoom(held.place()).get(start);
        return ofPlaces | ofStart[start] | (full ? Reason.NO_ROOM.bit() : 0);
    }

    /** Those of some reasons that may count here at all. */
    List<Reason> relevant(List<Reason> reasons) {
        int seen = ofPlaces | WITH_TIME;
        for (int ofOne : ofStart) {
            seen |= ofOne;
        }
        for (List<Candidate> role : candidates) {
            for (Candidate one : role) {
                seen |= one.against;
            }
        }
        int all = seen;
        return reasons.stream().filter(reason -> (all & reason.bit()) != 0).toList();
    }
}
