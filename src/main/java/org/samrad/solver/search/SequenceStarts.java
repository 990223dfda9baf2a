package org.samrad.solver.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;

/**
 * The starts of requests that follow one another at which, if nothing were booked, all of the sequence could be held: each start
 * has one of every neighbour at the distance that the link between them asks for. What follows nothing and is not followed is not
 * looked at, nor what could never be held: the rest has to do without it.
 */
final class SequenceStarts {

    /** Requests of a sequence, beyond which it is not looked at: the work grows with their number times the days planned. */
    private static final int LONGEST = 64;

    /** How often each link is looked at in the mean; what is left then only leaves some starts too many. */
    private static final int LOOKS_AT_A_LINK = 16;

    /** Of a request in no sequence, of one in a sequence that is too long, and of one that can't be held. */
    private static final long[] UNKNOWN = {};

    private final Problem problem;
    private final PossibleDays days;
    private final int words;

    /** By request, one bit for each slot of the horizon, or {@link #UNKNOWN}; null for those that are not worked out yet. */
    private final long[] @Nullable [] starts;

    SequenceStarts(Problem problem, PossibleDays days) {
        this.problem = problem;
        this.days = days;
        this.words = problem.wordsPerDay();
        this.starts = new long[problem.requests().size()][];
    }

    /** One bit for each slot of the horizon's days; null for a request in no sequence, or one that can't be held. */
    long @Nullable [] of(Request request) {
        if (starts[request.index()] == null) {
            workOut(request);
        }
        long[] known = starts[request.index()];
        return known == UNKNOWN ? null : known;
    }

    private static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** Works out the whole sequence of a request; of one that is very long nothing is known. */
    private void workOut(Request request) {
        if (problem.related().before(request).length == 0 && problem.related().after(request).length == 0) {
            starts[request.index()] = UNKNOWN;
            return;
        }
        Set<Integer> members = new LinkedHashSet<>(List.of(request.index()));
        Deque<Request> open = new ArrayDeque<>(List.of(request));
        Deque<SequenceLink> links = new ArrayDeque<>();
        while (!open.isEmpty() && members.size() <= LONGEST) {
            Request at = open.remove();
            for (SequenceLink link : problem.related().before(at)) {
                links.add(link);
                enter(link.earlier(), members, open);
            }
            for (SequenceLink link : problem.related().after(at)) {
                enter(link.later(), members, open);
            }
        }
        if (members.size() > LONGEST) {
            members.forEach(member -> starts[member] = UNKNOWN);
            return;
        }
        members.forEach(
                member -> starts[member] = days.allStarts(problem.requests().get(member)));
        // Each link holds its two ends against each other until no start goes any more; those that touch a changed end
        // come again.
        for (int left = LOOKS_AT_A_LINK * links.size(); left > 0 && !links.isEmpty(); left--) {
            SequenceLink link = links.remove();
            if (keep(link.later(), afterEarlier(link))) {
                addLinksOf(link.later(), link, links);
            }
            if (keep(link.earlier(), beforeLater(link))) {
                addLinksOf(link.earlier(), link, links);
            }
        }
        for (int member : members) {
            starts[member] = isEmpty(ofMember(member)) ? UNKNOWN : ofMember(member);
        }
    }

    private long[] ofMember(int request) {
        return Objects.requireNonNull(starts[request]);
    }

    private void enter(int request, Set<Integer> members, Deque<Request> open) {
        if (members.add(request)) {
            open.add(problem.requests().get(request));
        }
    }

    private void addLinksOf(int request, SequenceLink but, Deque<SequenceLink> links) {
        Request changed = problem.requests().get(request);
        for (SequenceLink link : problem.related().before(changed)) {
            if (link != but && !links.contains(link)) {
                links.add(link);
            }
        }
        for (SequenceLink link : problem.related().after(changed)) {
            if (link != but && !links.contains(link)) {
                links.add(link);
            }
        }
    }

    /** Keeps of a request's starts those that are allowed; whether any has gone. None is taken where none would be left. */
    private boolean keep(int request, long[] allowed) {
        long[] bits = ofMember(request);
        boolean fewer = false;
        boolean any = false;
        for (int word = 0; word < bits.length; word++) {
            fewer |= (bits[word] & ~allowed[word]) != 0;
            any |= (bits[word] & allowed[word]) != 0;
        }
        if (fewer && any) {
            for (int word = 0; word < bits.length; word++) {
                bits[word] &= allowed[word];
            }
        }
        return fewer && any;
    }

    private long[] afterEarlier(SequenceLink link) {
        var allowed = new Ranges();
        int minutes = problem.requests().get(link.earlier()).durationMinutes();
        forEach(ofMember(link.earlier()), (day, start) -> {
            int end = start + minutes;
            allowed.add(
                    Math.max(end + link.minGapMinutes(), Problem.MINUTES_PER_DAY * (day + link.minGapDays())),
                    Math.min(
                            (long) end + link.maxGapMinutes(),
                            Problem.MINUTES_PER_DAY * (1L + day + link.maxGapDays()) - 1));
        });
        return allowed.bits;
    }

    private long[] beforeLater(SequenceLink link) {
        var allowed = new Ranges();
        int minutes = problem.requests().get(link.earlier()).durationMinutes();
        forEach(ofMember(link.later()), (day, start) -> {
            long end = start - minutes;
            allowed.add(
                    Math.max(end - link.maxGapMinutes(), Problem.MINUTES_PER_DAY * ((long) day - link.maxGapDays())),
                    Math.min(end - link.minGapMinutes(), Problem.MINUTES_PER_DAY * (1L + day - link.minGapDays()) - 1));
        });
        return allowed.bits;
    }

    private interface Each {
        void start(int day, int minute);
    }

    private void forEach(long[] bits, Each each) {
        for (int day = 0; day < problem.days(); day++) {
            for (int word = 0; word < words; word++) {
                for (long left = bits[day * words + word]; left != 0; left &= left - 1) {
                    int slot = (word << 6) + Long.numberOfTrailingZeros(left);
                    each.start(day, day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes());
                }
            }
        }
    }

    /** Slots in ranges of minutes that come with neither end before that of an earlier one. */
    private final class Ranges {

        private final long[] bits = new long[problem.days() * words];
        private long marked = -1;

        /** Adds the slots in [from, to]. */
        void add(long from, long to) {
            long first = Math.max(from, marked + 1);
            long last = Math.min(to, (long) problem.days() * Problem.MINUTES_PER_DAY - 1);
            for (int day = (int) (first / Problem.MINUTES_PER_DAY);
                    first <= last && day <= last / Problem.MINUTES_PER_DAY;
                    day++) {
                long midnight = (long) day * Problem.MINUTES_PER_DAY;
                int firstSlot = (int) Math.max(0, Math.ceilDiv(first - midnight, problem.slotMinutes()));
                int lastSlot = (int)
                        Math.min(problem.slotsPerDay() - 1, Math.floorDiv(last - midnight, problem.slotMinutes()));
                if (firstSlot <= lastSlot) {
                    Problem.markSlots(bits, day * words, firstSlot, lastSlot);
                }
            }
            marked = Math.max(marked, last);
        }
    }
}
