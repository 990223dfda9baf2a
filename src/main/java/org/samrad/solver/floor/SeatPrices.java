package org.samrad.solver.floor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/**
 * What a role costs at each start of a day: the price of the cheapest of those who could take it. Roles that ask for the same
 * share what is worked out.
 */
final class SeatPrices {

    /** More than anything costs; a few of them still add up. */
    static final long NEVER = Long.MAX_VALUE / 64;

    private static final OfferedInterval[] NOTHING = {};

    /** No more prices are kept than these. */
    private static final long MOST_KEPT = 20_000_000;

    /** Between more than so many who cost the same nobody is shared out. */
    private static final int MOST_ALIKE = 64;

    /** Arrays are equal here where they are the same. */
    private record Asked(Candidate[] eligible, Place place, int duration) {}

    /** What some roles have in common, and what was found for it, by day. */
    private static final class Seat {
        final Asked asked;
        final SpecialistFacts[] @Nullable [] who;
        final long[] @Nullable [] known;
        final long[] least;
        final int[] asOf;

        Seat(Asked asked, int days) {
            this.asked = asked;
            this.who = new SpecialistFacts[days][];
            this.known = new long[days][];
            this.least = new long[days];
            this.asOf = new int[days];
        }
    }

    private final Problem problem;
    private final FreeTime free;
    private final SpecialistPrices prices;
    private final Map<Asked, Seat> seats = new HashMap<>();

    /** By request, place and role. */
    private final Seat[][][] byRequest;

    private final long[][] scratch;

    private long least;

    /** Those who could take a role at one price, and the slots that they would need. */
    private final SpecialistFacts[] alike = new SpecialistFacts[MOST_ALIKE];

    private final int[] alikeFrom = new int[MOST_ALIKE];
    private final int[] alikeUntil = new int[MOST_ALIKE];

    private long left = MOST_KEPT;

    SeatPrices(Problem problem, FreeTime free, SpecialistPrices prices) {
        this.problem = problem;
        this.free = free;
        this.prices = prices;
        this.byRequest = problem.requests().stream().map(this::seatsOf).toArray(Seat[][][]::new);
        int mostRoles = problem.requests().stream()
                .mapToInt(request -> request.roles().length)
                .max()
                .orElse(0);
        this.scratch = new long[mostRoles][problem.slotsPerDay()];
    }

    private Seat[][] seatsOf(Request request) {
        var found = new Seat[request.places().length][request.roles().length];
        for (int place = 0; place < found.length; place++) {
            for (Role role : request.roles()) {
                var asked = new Asked(role.eligible(), request.places()[place], request.durationMinutes());
                Seat seat = seats.computeIfAbsent(asked, one -> new Seat(one, problem.days()));
                found[place][role.index()] = seat;
            }
        }
        return found;
    }

    /** By slot of the day what the role costs there, {@link #NEVER} where nobody can take it; valid until the next request's. */
    long[] of(Request request, int place, Role role, int day) {
        Seat seat = byRequest[request.index()][place][role.index()];
        long[] known = seat.known[day];
        if (known == null && left > 0) {
            left -= problem.slotsPerDay() + whoMayCome(seat, day).length;
            known = new long[problem.slotsPerDay()];
            seat.known[day] = known;
            seat.asOf[day] = -1;
        }
        if (known == null) {
            least = fill(seat, day, scratch[role.index()]);
            return scratch[role.index()];
        }
        if (seat.asOf[day] < 0 || hasChanged(seat, day)) {
            seat.least[day] = fill(seat, day, known);
        }
        seat.asOf[day] = prices.round();
        least = seat.least[day];
        return known;
    }

    private boolean hasChanged(Seat seat, int day) {
        int asOf = seat.asOf[day];
        if (asOf == prices.round()) {
            return false;
        }
        for (SpecialistFacts specialist : whoMayCome(seat, day)) {
            if (prices.hasChanged(specialist, day, asOf)) {
                return true;
            }
        }
        return false;
    }

    /** The least of the prices that were asked for last. */
    long least() {
        return least;
    }

    /** Says what is least. */
    private long fill(Seat seat, int day, long[] into) {
        Arrays.fill(into, NEVER);
        long lowest = NEVER;
        Asked asked = seat.asked;
        for (SpecialistFacts specialist : whoMayCome(seat, day)) {
            for (OfferedInterval stretch : free.of(specialist, day)) {
                Way way = problem.way(stretch, asked.place);
                if (way != null) {
                    lowest = Math.min(
                            lowest,
                            prices.lower(
                                    specialist,
                                    day,
                                    first(stretch, way, day),
                                    last(stretch, way, asked, day),
                                    before(way),
                                    after(specialist, way, asked),
                                    into));
                }
            }
        }
        return lowest;
    }

    /** Who offers time on a day and may take the role then. */
    private SpecialistFacts[] whoMayCome(Seat seat, int day) {
        SpecialistFacts[] known = seat.who[day];
        if (known == null) {
            known = Arrays.stream(seat.asked.eligible)
                    .filter(candidate -> free.of(candidate.specialist(), day).length > 0)
                    .filter(candidate -> candidate.specialist().modes().contains(seat.asked.place.mode()))
                    .filter(candidate -> candidate.mayComeOn(day))
                    .map(Candidate::specialist)
                    .toArray(SpecialistFacts[]::new);
            if (left > 0) {
                seat.who[day] = known;
            }
        }
        return known;
    }

    /** First slot of the day that a consultation in the stretch could start on. */
    private int first(OfferedInterval stretch, Way way, int day) {
        int midnight = day * Problem.MINUTES_PER_DAY;
        return Math.max(0, Math.ceilDiv(stretch.from() + way.there() - midnight, problem.slotMinutes()));
    }

    private int last(OfferedInterval stretch, Way way, Asked asked, int day) {
        int latest = stretch.until() - way.back() - asked.duration - day * Problem.MINUTES_PER_DAY;
        return Math.min(problem.slotsPerDay() - 1, Math.floorDiv(latest, problem.slotMinutes()));
    }

    /** How many slots it takes before its start. */
    private int before(Way way) {
        return Math.floorDiv(way.there(), problem.slotMinutes());
    }

    /** How many it takes from its start on. */
    private int after(SpecialistFacts specialist, Way way, Asked asked) {
        return Math.ceilDiv(asked.duration + way.back() + specialist.bufferMinutes(), problem.slotMinutes());
    }

    /** Asks for those who take the role at the least price, each for an equal part, since no one of them is better than the others. */
    void ask(Request request, int place, Role role, int day, int slot, float part) {
        long price = of(request, place, role, day)[slot];
        Seat seat = byRequest[request.index()][place][role.index()];
        Asked asked = seat.asked;
        int found = 0;
        for (SpecialistFacts specialist : whoMayCome(seat, day)) {
            for (OfferedInterval stretch : free.of(specialist, day)) {
                Way way = problem.way(stretch, asked.place);
                if (way != null
                        && found < MOST_ALIKE
                        && first(stretch, way, day) <= slot
                        && slot <= last(stretch, way, asked, day)) {
                    int from = slot - before(way);
                    int until = slot + after(specialist, way, asked);
                    if (prices.of(specialist, day, from, until) == price) {
                        alike[found] = specialist;
                        alikeFrom[found] = from;
                        alikeUntil[found++] = until;
                    }
                }
            }
        }
        for (int one = 0; one < found; one++) {
            prices.ask(alike[one], day, alikeFrom[one], alikeUntil[one], part / found);
        }
    }
}
