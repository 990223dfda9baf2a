package org.samrad.solver.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.samrad.consultation.OfferedInterval;
import org.samrad.solver.Booking;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;

/** What specialists offer beside what is pinned, which stands in every plan. */
final class FreeTime {

    private static final OfferedInterval[] NOTHING = {};

    private final Problem problem;
    private final Map<SpecialistFacts, List<Booking>> pinned = new HashMap<>();
    private final OfferedInterval[][][] free;

    FreeTime(Problem problem) {
        this.problem = problem;
        for (Request request : problem.requests()) {
            Request.Placement held = request.published();
            if (request.pinned() && held != null) {
                new Option(problem, request, held.start(), held.place(), held.panel())
                        .bookings()
                        .forEach(booking -> pinned.computeIfAbsent(booking.specialist(), any -> new ArrayList<>())
                                .add(booking));
            }
        }
        pinned.values().forEach(all -> all.sort(Comparator.comparingInt(Booking::from)));
        this.free = problem.specialists().stream().map(this::beside).toArray(OfferedInterval[][][]::new);
    }

    /** Stretches within which a consultation, ways included, has to lie; those at different sites may overlap. */
    OfferedInterval[] of(SpecialistFacts specialist, int day) {
        return free[specialist.index()][day];
    }

    /** How many consultations more a day may have, {@link SpecialistFacts#NO_LIMIT} for any number. */
    int leftOnDay(SpecialistFacts specialist, int day) {
        return left(
                specialist.maxPerDay(),
                pinnedOf(specialist).stream()
                        .filter(booking -> booking.day() == day)
                        .count());
    }

    /** How many a week may have more, {@link SpecialistFacts#NO_LIMIT} for any number. */
    int leftInWeek(SpecialistFacts specialist, int week) {
        return left(
                specialist.maxPerWeek(),
                pinnedOf(specialist).stream()
                        .filter(booking -> booking.week() == week)
                        .count());
    }

    private static int left(int limit, long taken) {
        return limit == SpecialistFacts.NO_LIMIT ? limit : (int) Math.max(0, limit - taken);
    }

    private List<Booking> pinnedOf(SpecialistFacts specialist) {
        return pinned.getOrDefault(specialist, List.of());
    }

    private OfferedInterval[][] beside(SpecialistFacts specialist) {
        boolean limited = specialist.maxPerDay() != SpecialistFacts.NO_LIMIT
                || specialist.maxPerWeek() != SpecialistFacts.NO_LIMIT;
        if (!limited && !pinned.containsKey(specialist)) {
            return specialist.stretches();
        }
        return IntStream.range(0, problem.days())
                .mapToObj(day -> leftOnDay(specialist, day) == 0 || leftInWeek(specialist, problem.weekOf(day)) == 0
                        ? NOTHING
                        : beside(specialist, specialist.stretches()[day]))
                .toArray(OfferedInterval[][]::new);
    }

    /** What is left between the pinned ones: before each there is the buffer of what comes earlier to keep. */
    private OfferedInterval[] beside(SpecialistFacts specialist, OfferedInterval[] stretches) {
        var left = new ArrayList<OfferedInterval>();
        for (OfferedInterval stretch : stretches) {
            int from = stretch.from();
            for (Booking taken : pinnedOf(specialist)) {
                if (taken.until() > from && taken.from() < stretch.until() + specialist.bufferMinutes()) {
                    add(from, Math.min(stretch.until(), taken.from() - specialist.bufferMinutes()), stretch, left);
                    from = taken.until();
                }
            }
            add(from, stretch.until(), stretch, left);
        }
        return left.toArray(OfferedInterval[]::new);
    }

    private static void add(int from, int until, OfferedInterval of, List<OfferedInterval> left) {
        if (from < until) {
            left.add(new OfferedInterval(from, until, of.site()));
        }
    }
}
