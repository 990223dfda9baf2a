package org.samrad.solver.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.BoundPeople;
import org.samrad.solver.place.PlaceCosts;
import org.samrad.solver.place.RequestSet;
import org.samrad.solver.place.SharedStarts;

/**
 * Finds a published consultation the place that changes least of it. Three kinds of change are compared by what they cost:
 * other people at the same time and place, the same people at another time, and anything at all.
 */
final class Repair {

    /** Panels that are looked at for one time. */
    private static final int PANELS_TRIED = 400;

    private final Problem problem;
    private final PlaceCosts costs;
    private final BookingIndex index;
    private final BoundPeople bound;
    private final Placer placer;
    private final RandomGenerator random;
    private final RequestSet scratch;
    private final SharedStarts shared;
    private final long[] ofMember;
    private int panelsLeft;

    Repair(Problem problem, PlaceCosts costs, BookingIndex index, Placer placer, RandomGenerator random) {
        this.problem = problem;
        this.costs = costs;
        this.index = index;
        this.bound = new BoundPeople(index);
        this.placer = placer;
        this.random = random;
        this.scratch = new RequestSet(problem.requests().size());
        this.shared = new SharedStarts(problem);
        this.ofMember = new long[problem.wordsPerDay()];
    }

    /** The cheapest place for a request that holds none, near to what is published for it; null where there is no place. */
    @Nullable
    Option leastChange(Request request) {
        Request.Placement published = request.published();
        if (published == null) {
            return placer.cheapest(request, random, 0);
        }
        Option asPublished = new Option(problem, request, published.start(), published.place(), published.panel());
        if (fits(asPublished)) {
            return asPublished;
        }
        Option best = withOthersAtSameTime(request, published);
        best = cheaper(best, withSamePanel(request, published, best));
        return cheaper(best, placer.cheapest(request, random, 0));
    }

    private @Nullable Option cheaper(@Nullable Option one, @Nullable Option other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return costs.of(other) < costs.of(one) ? other : one;
    }

    /** Whether an option of a request that holds no place breaks no rule, by itself or beside what is booked. */
    boolean fits(Option option) {
        return index.followsOnlyHeld(option.request()) && fitsBesideBooked(option);
    }

    /** The same, but for a request that follows one without a place as yet. */
    boolean fitsBesideBooked(Option option) {
        return option.broken().isEmpty()
                && index.isFree(option, scratch)
                && placer.starts().isFree(option);
    }

    /** At the published time and place, with others only for those who can no longer take part. */
    private @Nullable Option withOthersAtSameTime(Request request, Request.Placement published) {
        @Nullable SpecialistFacts[] panel = published.panel().clone();
        var vacated = new Role[panel.length];
        int count = 0;
        for (Role role : request.roles()) {
            SpecialistFacts member = panel[role.index()];
            if (member == null ? !role.optional() : !canTake(request, role, member, published)) {
                panel[role.index()] = null;
                vacated[count++] = role;
            }
        }
        if (count == 0) {
            return null;
        }
        Arrays.sort(vacated, 0, count, Role.FEWEST_CANDIDATES_FIRST);
        panelsLeft = PANELS_TRIED;
        return seat(request, published, panel, vacated, count, 0, null);
    }

    /** Whether somebody could take a role at the published time, whoever else comes. */
    private boolean canTake(Request request, Role role, SpecialistFacts specialist, Request.Placement at) {
        int end = at.start() + request.durationMinutes();
        OfferedInterval stretch = problem.stretchFor(specialist, at.place(), at.start(), end);
        Candidate candidate = role.candidate(specialist);
        int day = Problem.dayOf(at.start());
        if (stretch == null
                || candidate == null
                || !candidate.eligible()
                || !candidate.mayComeOn(day)
                || !bound.admits(request, role, candidate.specialist())
                || !specialist.modes().contains(at.place().mode())
                || index.atLimit(specialist, day)) {
            return false;
        }
        Way way = problem.wayFrom(stretch, at.place());
        scratch.clear();
        index.collectTouching(
                specialist, day, at.start() - way.there(), end + way.back() + specialist.bufferMinutes(), scratch);
        return scratch.isEmpty();
    }

    private @Nullable Option seat(
            Request request,
            Request.Placement at,
            @Nullable SpecialistFacts[] panel,
            Role[] vacated,
            int count,
            int next,
            @Nullable Option bestSoFar) {
        if (next == count) {
            panelsLeft--;
            var option = new Option(problem, request, at.start(), at.place(), panel.clone());
            return fits(option) ? cheaper(bestSoFar, option) : bestSoFar;
        }
        Option best = bestSoFar;
        Role role = vacated[next];
        if (role.optional()) {
            best = seat(request, at, panel, vacated, count, next + 1, best);
        }
        for (Candidate candidate : role.eligible()) {
            SpecialistFacts specialist = candidate.specialist();
            if (panelsLeft > 0 && !specialist.isOn(panel) && canTake(request, role, specialist, at)) {
                panel[role.index()] = specialist;
                best = seat(request, at, panel, vacated, count, next + 1, best);
                panel[role.index()] = null;
            }
        }
        return best;
    }

    /** With the published panel at another time; of those that cost the same the one nearest to what was. */
    private @Nullable Option withSamePanel(Request request, Request.Placement published, @Nullable Option otherwise) {
        for (Role role : request.roles()) {
            SpecialistFacts member = published.panel()[role.index()];
            Candidate candidate = member == null ? null : role.candidate(member);
            if (member == null ? !role.optional() : candidate == null || !candidate.eligible()) {
                return null;
            }
        }
        Option best = null;
        long bestCost = otherwise == null ? Long.MAX_VALUE : costs.of(otherwise);
        int last = placer.starts().lastDay(request);
        for (int day = placer.starts().firstDay(request); day <= last && costs.ofDay(request, day) < bestCost; day++) {
            for (Place place : request.places()) {
                if (!markSharedStarts(request, published.panel(), day, place)) {
                    continue;
                }
                for (int slot = 0; slot < problem.slotsPerDay(); slot++) {
                    if (!shared.has(slot)) {
                        continue;
                    }
                    int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
                    var option = new Option(problem, request, start, place, published.panel());
                    long cost = costs.of(option);
                    if ((cost < bestCost || (best != null && cost == bestCost && isNearer(option, best, published)))
                            && fits(option)) {
                        best = option;
                        bestCost = cost;
                    }
                }
            }
        }
        return best;
    }

    private boolean markSharedStarts(Request request, @Nullable SpecialistFacts[] panel, int day, Place place) {
        if (!shared.beginWith(request, day)) {
            return false;
        }
        for (SpecialistFacts member : panel) {
            if (member == null) {
                continue;
            }
            if (!member.modes().contains(place.mode())
                    || !index.markStarts(member, day, place, request.durationMinutes(), true, ofMember, 0)
                    || !shared.keep(ofMember)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNearer(Option one, Option other, Request.Placement published) {
        return Math.abs(one.start() - published.start()) < Math.abs(other.start() - published.start());
    }
}
