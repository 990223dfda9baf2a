package org.samrad.explain.diary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Who and which room is taken when by the consultations of a plan. */
public final class PlanDiary {

    /** The time that a consultation occupies of a specialist, [from, until), travel and buffer included. */
    private record Booked(Held held, int from, int until) {}

    private final PlanningFacts facts;
    private final Map<String, Held> byRequest = new LinkedHashMap<>();
    private final List<List<Booked>> byPerson = new ArrayList<>();
    private final Map<Integer, List<Held>> bySite = new HashMap<>();
    private final Map<String, List<Held>> byCase = new HashMap<>();

    public PlanDiary(PlanningFacts facts) {
        this.facts = facts;
        facts.persons().forEach(person -> byPerson.add(new ArrayList<>()));
    }

    /** All that a schedule holds. Rows of what the data don't know are left out; the checker names them. */
    public static PlanDiary of(PlanningFacts facts, List<ScheduleRow> schedule) {
        var diary = new PlanDiary(facts);
        new TreeMap<>(PlanningFacts.grouped(schedule, ScheduleRow::request)).forEach((id, rows) -> {
            PlanningData.Request request = facts.request(id);
            if (request != null) {
                var panel = new LinkedHashMap<String, Person>();
                for (ScheduleRow row : rows) {
                    Person person = facts.person(row.specialist());
                    if (person != null) {
                        panel.put(row.role(), person);
                    }
                }
                ScheduleRow first = rows.getFirst();
                diary.add(new Held(
                        request,
                        facts.minute(first.start()),
                        new Place(first.mode(), facts.site(first.site())),
                        panel));
            }
        });
        return diary;
    }

    public void add(Held held) {
        byRequest.put(held.request().id(), held);
        for (Person person : new HashSet<>(held.panel().values())) {
            byPerson.get(person.index()).add(booked(person, held));
        }
        if (held.place().site() != Place.NO_SITE && facts.rooms(held.place().site()) != null) {
            bySite.computeIfAbsent(held.place().site(), site -> new ArrayList<>())
                    .add(held);
        }
        byCase.computeIfAbsent(held.request().caseId(), id -> new ArrayList<>()).add(held);
    }

    public void remove(Held held) {
        byRequest.remove(held.request().id());
        for (Person person : held.panel().values()) {
            byPerson.get(person.index()).removeIf(booked -> booked.held == held);
        }
        bySite.getOrDefault(held.place().site(), new ArrayList<>()).remove(held);
        Objects.requireNonNull(byCase.get(held.request().caseId())).remove(held);
    }

    /** Where the specialist can't be there at all, no travel is counted. */
    private Booked booked(Person person, Held held) {
        int day = held.day();
        Way known = day < 0 || day >= facts.days()
                ? null
                : facts.shortestWay(person.hours().kept(day), held.place(), held.start(), held.end());
        Way way = known == null ? Way.NONE : known;
        return new Booked(
                held,
                held.start() - way.there(),
                held.end() + way.back() + person.row().bufferMinutes());
    }

    public Collection<Held> all() {
        return byRequest.values();
    }

    @Nullable
    public Held of(@Nullable String request) {
        return request == null ? null : byRequest.get(request);
    }

    public List<Held> ofCase(String caseId) {
        return byCase.getOrDefault(caseId, List.of());
    }

    /** The consultations that a specialist takes part in. */
    public List<Held> of(Person person) {
        return byPerson.get(person.index()).stream().map(Booked::held).toList();
    }

    /** Whether something occupies a part of what a consultation [start, end) would with that way and the buffer; each is named. */
    public boolean isBusy(Person person, int start, int end, Way way, @Nullable Consumer<Held> named) {
        return isBusy(
                person, start - way.there(), end + way.back() + person.row().bufferMinutes(), named);
    }

    /** Whether something occupies a part of [from, until) of the specialist; each such thing is named. */
    public boolean isBusy(Person person, int from, int until, @Nullable Consumer<Held> named) {
        boolean busy = false;
        for (Booked booked : byPerson.get(person.index())) {
            if (booked.from < until && from < booked.until) {
                if (named == null) {
                    return true;
                }
                named.accept(booked.held);
                busy = true;
            }
        }
        return busy;
    }

    /** Whether the specialist has the most consultations for the day. */
    public boolean isAtDailyLimit(Person person, int day) {
        Integer most = person.row().maxPerDay();
        return most != null
                && byPerson.get(person.index()).stream()
                                .filter(booked -> booked.held.day() == day)
                                .count()
                        >= most;
    }

    /** Whether the specialist has the most consultations for the ISO week of the day. */
    public boolean isAtWeeklyLimit(Person person, int day) {
        Integer most = person.row().maxPerWeek();
        return most != null
                && byPerson.get(person.index()).stream()
                                .filter(booked -> facts.weekOf(booked.held.day()) == facts.weekOf(day))
                                .count()
                        >= most;
    }

    /** Whether one more consultation [start, end) finds a room there all the while. */
    public boolean hasRoom(Place place, int start, int end) {
        Integer rooms = place.site() == Place.NO_SITE ? null : facts.rooms(place.site());
        if (rooms == null) {
            return true;
        }
        var touching = new ArrayList<Held>();
        for (Held held : bySite.getOrDefault(place.site(), List.of())) {
            if (held.start() < end && start < held.end()) {
                touching.add(held);
            }
        }
        if (touching.size() < rooms) {
            return true;
        }
        // The fullest moments are its own start and those of the others.
        Set<Integer> moments = new HashSet<>(List.of(start));
        touching.forEach(held -> moments.add(Math.max(start, held.start())));
        for (int moment : moments) {
            long taken = touching.stream()
                    .filter(held -> held.start() <= moment && moment < held.end())
                    .count();
            if (taken >= rooms) {
                return false;
            }
        }
        return true;
    }
}
