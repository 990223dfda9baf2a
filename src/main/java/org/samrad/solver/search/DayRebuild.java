package org.samrad.solver.search;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.RequestSet;

/**
 * Chooses what is torn out of a day and in which order it is placed again, each as early as it can be. Requests that follow one
 * another within a day have to be moved together, and it is their order that decides how many fit: placed early one after the
 * other, every way to fill a day that leaves no needless gap comes of some order.
 */
final class DayRebuild {

    private static final int FEWEST = 4;
    private static final int MORE_AT_MOST = 36;

    private final Problem problem;
    private final BookingIndex index;
    private final RequestSet found;
    private final RequestSet touching;
    private final boolean[] concerned;

    /** Share of the requests that are in a chain within a day. */
    private final double chained;

    /** Minutes of each request and the longest row of those that follow it and may share its day. */
    private final int[] tails;

    private final double[] keys;

    /** A request, and the minutes of those after it. */
    private record Tail(int request, int minutesAfter) {}

    DayRebuild(Problem problem, BookingIndex index) {
        int size = problem.requests().size();
        this.problem = problem;
        this.index = index;
        this.found = new RequestSet(size);
        this.touching = new RequestSet(size);
        this.keys = new double[size];
        this.tails = new int[size];
        this.concerned = concerned(problem);
        int inChains = 0;
        for (Request request : problem.requests()) {
            inChains += problem.related().isInChainWithinADay(request) ? 1 : 0;
            addToTails(request);
        }
        this.chained = (double) inChains / Math.max(1, size);
    }

    /** Adds a request to its own tail and to those of what comes before it and may share a day with it. */
    private void addToTails(Request last) {
        var open = new ArrayDeque<Tail>();
        open.add(new Tail(last.index(), 0));
        while (!open.isEmpty()) {
            Tail next = open.removeFirst();
            Request at = problem.requests().get(next.request);
            int minutes = Math.min(next.minutesAfter + at.durationMinutes(), Problem.MINUTES_PER_DAY);
            if (tails[at.index()] < minutes) {
                tails[at.index()] = minutes;
                for (SequenceLink link : problem.related().before(at)) {
                    if (link.mayShareADay()) {
                        open.add(new Tail(link.earlier(), minutes));
                    }
                }
            }
        }
    }

    /** The requests of chains within a day, and those that could want the same people. */
    private static boolean[] concerned(Problem problem) {
        var concerned = new boolean[problem.requests().size()];
        var wanted = new boolean[problem.specialists().size()];
        for (Request request : problem.requests()) {
            if (problem.related().isInChainWithinADay(request)) {
                concerned[request.index()] = true;
                for (Role role : request.roles()) {
                    for (Candidate candidate : role.eligible()) {
                        wanted[candidate.specialist().index()] = true;
                    }
                }
            }
        }
        for (Request request : problem.requests()) {
            for (Role role : request.roles()) {
                concerned[request.index()] |= Arrays.stream(role.eligible())
                        .anyMatch(candidate -> wanted[candidate.specialist().index()]);
            }
        }
        return concerned;
    }

    /**
     * Whether rebuilding a day could serve a request better than placing it alone: it is in a chain within a day, or wants the same
     * people as such ones, now and then, by how many there are.
     */
    boolean concerns(int request, RandomGenerator random) {
        return concerned[request]
                && (problem.related().isInChainWithinADay(problem.requests().get(request))
                        || random.nextDouble() < chained);
    }

    /**
     * The day to rebuild for a request: mostly the one that it lies on, or that of the nearest before it in its sequence which is
     * scheduled; else one by chance. -1 where it has none.
     */
    int dayFor(int chosen, PossibleDays days, RandomGenerator random) {
        Request request = problem.requests().get(chosen);
        Option nearest = nearest(chosen);
        return nearest == null || index.held(chosen) == null && random.nextInt(4) == 0
                ? days.draw(request, 0, problem.days() - 1, random)
                : nearest.day();
    }

    /** What is held for a request, or else for the nearest before it in its sequence that is scheduled; null where none is. */
    private @Nullable Option nearest(int chosen) {
        found.clear();
        found.add(chosen);
        for (int at = 0; at < found.size(); at++) {
            Option held = index.held(found.get(at));
            if (held != null) {
                return held;
            }
            for (SequenceLink link : problem.related().before(problem.requests().get(found.get(at)))) {
                found.add(link.earlier());
            }
        }
        return null;
    }

    /**
     * The requests to tear out or to place, by index: the chosen one, those of its sequence, and some that share people with these
     * on the day from some time on. Those that are unscheduled are among them too.
     */
    RequestSet choose(int chosen, int day, RandomGenerator random) {
        int most = FEWEST + random.nextInt(MORE_AT_MOST);
        found.clear();
        found.add(chosen);
        for (int at = 0; at < found.size() && found.size() < most; at++) {
            Request request = problem.requests().get(found.get(at));
            for (int other : problem.related().of(request)) {
                if (isOnDayOrNowhere(other, day)) {
                    found.add(other);
                }
            }
            for (Role role : request.roles()) {
                addTouching(role, day, most, random);
            }
        }
        return found;
    }

    /** Adds those who share with a role's candidates on the day, from any candidate on, while they are not too many. */
    private void addTouching(Role role, int day, int most, RandomGenerator random) {
        int candidates = role.eligible().length;
        int turn = candidates > 1 ? random.nextInt(candidates) : 0;
        for (int at = 0; at < candidates && found.size() < most; at++) {
            Candidate candidate = role.eligible()[(at + turn) % candidates];
            touching.clear();
            index.collectTouching(candidate.specialist(), day, Integer.MIN_VALUE, Integer.MAX_VALUE, touching);
            for (int one = 0; one < touching.size() && found.size() < most; one++) {
                if (isOnDayOrNowhere(touching.get(one), day)) {
                    found.add(touching.get(one));
                }
            }
        }
    }

    private boolean isOnDayOrNowhere(int request, int day) {
        Option held = index.held(request);
        return held == null || held.day() == day;
    }

    /** A time before which the day may stay as it is: that of some of those chosen, or its beginning. */
    int anyTime(RandomGenerator random) {
        Option held = index.held(found.get(random.nextInt(found.size())));
        return held == null || random.nextBoolean() ? Integer.MIN_VALUE : held.start();
    }

    /**
     * Keys by request in whose order to place what was chosen: as it lay before with the unscheduled anywhere between, those first
     * that most is to follow, or by chance.
     */
    double[] keys(int day, RandomGenerator random) {
        int kind = random.nextInt(5);
        int noise = random.nextInt(3) * 45;
        int first = (day + 1) * Problem.MINUTES_PER_DAY;
        int last = day * Problem.MINUTES_PER_DAY;
        for (int at = 0; at < found.size(); at++) {
            Option held = index.held(found.get(at));
            first = held == null ? first : Math.min(first, held.start());
            last = held == null ? last : Math.max(last, held.end());
        }
        for (int at = 0; at < found.size(); at++) {
            int request = found.get(at);
            Option held = index.held(request);
            double any = random.nextDouble();
            keys[request] = switch (kind) {
                case 0 -> any;
                case 1 -> -tails[request] * (1 + any / 4);
                default -> held == null ? first + any * (last - first) : held.start() + noise * any;
            };
        }
        return keys;
    }
}
