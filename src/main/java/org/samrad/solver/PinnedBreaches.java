package org.samrad.solver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which pinned consultations break a rule where they stand, by themselves or beside others that are pinned: nothing else is built on
 * those. What they come to break only since time has passed does not count: a start before now or nearer than the notice, or a day
 * before the earliest that is today for want of another. Nor does anything count of what has begun: that is history, whatever is said
 * of it afterwards.
 */
final class PinnedBreaches {

    private final Problem problem;
    private final Map<Integer, Option> pinned = new HashMap<>();
    private final BitSet breaking = new BitSet();

    private PinnedBreaches(Problem problem) {
        this.problem = problem;
    }

    /** Indexes of the requests whose pinned consultations break a rule. */
    static BitSet of(Problem problem) {
        var breaches = new PinnedBreaches(problem);
        for (Request request : problem.requests()) {
            Request.Placement given = request.published();
            if (request.pinned() && given != null) {
                breaches.pinned.put(
                        request.index(), new Option(problem, request, given.start(), given.place(), given.panel()));
            }
        }
        breaches.find();
        return breaches.breaking;
    }

    private void find() {
        for (Option option : pinned.values()) {
            if (option.broken().stream().anyMatch(rule -> breaks(option, rule))) {
                breaking.set(option.request().index());
            }
        }
        findBookings();
        findRooms();
        findCases();
        findRelated();
        pinned.keySet().removeIf(request -> !problem.hasBegun(problem.requests().get(request)));
        pinned.keySet().forEach(breaking::clear);
    }

    private static boolean breaks(Option option, PlanRule rule) {
        return switch (rule) {
            case NOTICE -> false;
            case AVAILABILITY -> !OptionRules.isAvailableWhateverIsNow(option);
            case REQUEST_WINDOW -> !OptionRules.isInRequestWindowWhateverIsNow(option);
            default -> true;
        };
    }

    private void findBookings() {
        for (List<Booking> booked : grouped(bookings(), Booking::specialist).values()) {
            for (Booking one : booked) {
                for (Booking other : booked) {
                    if (one.option() != other.option() && one.from() < other.until() && other.from() < one.until()) {
                        breaking.set(one.option().request().index());
                    }
                }
            }
            SpecialistFacts specialist = booked.getFirst().specialist();
            findBeyond(grouped(booked, Booking::day), specialist.maxPerDay());
            findBeyond(grouped(booked, Booking::week), specialist.maxPerWeek());
        }
    }

    /** Where one is beyond a limit all who share it are. */
    private void findBeyond(Map<Integer, List<Booking>> byPeriod, int limit) {
        for (List<Booking> together : byPeriod.values()) {
            if (together.stream().map(Booking::option).distinct().count() > limit) {
                together.forEach(
                        booking -> breaking.set(booking.option().request().index()));
            }
        }
    }

    private List<Booking> bookings() {
        var bookings = new ArrayList<Booking>();
        pinned.values().forEach(option -> bookings.addAll(option.bookings()));
        return bookings;
    }

    private record SiteDay(int site, int day) {}

    private void findRooms() {
        List<Option> limited = pinned.values().stream()
                .filter(option -> option.rooms() != SpecialistFacts.NO_LIMIT)
                .toList();
        for (List<Option> there : grouped(
                        limited, option -> new SiteDay(option.place().site(), option.day()))
                .values()) {
            for (Option starting : there) {
                List<Option> inRooms = there.stream()
                        .filter(option -> option.start() <= starting.start() && starting.start() < option.end())
                        .toList();
                if (inRooms.size() > starting.rooms()) {
                    inRooms.forEach(option -> breaking.set(option.request().index()));
                }
            }
        }
    }

    private void findCases() {
        for (List<Option> ofCase :
                grouped(pinned.values(), option -> option.request().caseIndex()).values()) {
            for (Option one : ofCase) {
                if (ofCase.stream().anyMatch(other -> other != one && other.overlaps(one))) {
                    breaking.set(one.request().index());
                }
            }
        }
    }

    /** Of two that come one after the other, or share a person, it is the one that asks for it that breaks the rule. */
    private void findRelated() {
        for (Option option : pinned.values()) {
            for (SequenceLink link : problem.related().before(option.request())) {
                Option earlier = pinned.get(link.earlier());
                if (earlier != null && !link.isKeptBy(earlier, option)) {
                    breaking.set(link.later());
                }
            }
            for (SameSpecialist same : option.request().sameSpecialists()) {
                Option other = pinned.get(same.other());
                if (other != null && !same.isKeptBy(option, other)) {
                    breaking.set(same.request());
                }
            }
        }
    }

    private static <K, T> Map<K, List<T>> grouped(Iterable<T> all, Function<T, K> key) {
        var groups = new HashMap<K, List<T>>();
        all.forEach(one ->
                groups.computeIfAbsent(key.apply(one), any -> new ArrayList<>()).add(one));
        return groups;
    }
}
