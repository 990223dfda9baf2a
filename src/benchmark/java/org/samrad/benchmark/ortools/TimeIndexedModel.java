package org.samrad.benchmark.ortools;

import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.LinearExprBuilder;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.FreeOpenings.Opening;
import org.samrad.benchmark.FreeOpenings.Seat;
import org.samrad.competence.Sector;
import org.samrad.solver.Booking;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;

/**
 * Every rule as a linear constraint: a variable that is 1 where a request has an opening, and one where somebody takes a role
 * there. Of what must not overlap, at most one holds at any moment; it is enough to say so for the moments at which most come
 * together.
 */
final class TimeIndexedModel {

    /**
     * Something that takes up a specialist, a room or a case during [from, until), and counts on a day; without a variable where it
     * is pinned.
     */
    private record Taken(
            int day, int from, int until, @Nullable Variable taken) {}

    private record Place(Opening opening, Variable held, Map<Seat, Variable> seated) {}

    private final Choices choices;
    private final Problem problem;
    private final ModelBuilder model = new ModelBuilder();
    private final List<List<Place>> places = new ArrayList<>();
    private final Map<Request, Variable> scheduled = new LinkedHashMap<>();
    private final Map<SpecialistFacts, List<Taken>> ofSpecialist = new HashMap<>();

    TimeIndexedModel(Choices choices) {
        this.choices = choices;
        this.problem = choices.problem();
        problem.requests().forEach(this::addRequest);
        addSpecialists();
        addRooms();
        addCases();
        problem.requests().forEach(this::addSequence);
    }

    private void addRequest(Request request) {
        var ofRequest = new ArrayList<Place>();
        LinearExprBuilder any = LinearExpr.newBuilder();
        for (Opening opening : choices.of(request)) {
            Variable held = model.newBoolVar("");
            any.add(held);
            ofRequest.add(new Place(opening, held, seats(request, opening, held)));
        }
        places.add(ofRequest);
        if (!ofRequest.isEmpty()) {
            // A variable of its own keeps the rows about all requests short; with long ones presolve takes minutes.
            Variable present = model.newBoolVar("");
            scheduled.put(request, present);
            model.addEquality(any.addTerm(present, -1), 0);
        }
    }

    private Map<Seat, Variable> seats(Request request, Opening opening, Variable held) {
        var seated = new HashMap<Seat, Variable>();
        LinearExprBuilder anybody = LinearExpr.newBuilder();
        for (Role role : request.roles()) {
            List<Seat> seats =
                    opening.seats().stream().filter(seat -> seat.role() == role).toList();
            LinearExprBuilder filled = LinearExpr.newBuilder();
            for (Seat seat : seats) {
                // A role that only one can take needs no variable of its own.
                Variable taken = seats.size() == 1 && !role.optional() ? held : model.newBoolVar("");
                seated.put(seat, taken);
                filled.add(taken);
                anybody.add(taken);
                ofSpecialist
                        .computeIfAbsent(seat.specialist(), none -> new ArrayList<>())
                        .add(new Taken(
                                Choices.dayOf(opening.start()),
                                opening.start() - seat.way().there(),
                                opening.start()
                                        + request.durationMinutes()
                                        + seat.way().back()
                                        + seat.specialist().bufferMinutes(),
                                taken));
            }
            if (role.optional() && !seats.isEmpty()) {
                model.addLessOrEqual(filled.addTerm(held, -1), 0);
            } else if (seats.size() > 1) {
                model.addEquality(filled.addTerm(held, -1), 0);
            }
        }
        if (request.hasOnlyOptionalRoles()) {
            model.addGreaterOrEqual(anybody.addTerm(held, -1), 0);
        }
        for (Sector sector : request.sectors()) {
            LinearExprBuilder ofSector = LinearExpr.newBuilder();
            seated.forEach((seat, taken) -> {
                if (seat.specialist().sector() == sector) {
                    ofSector.add(taken);
                }
            });
            model.addGreaterOrEqual(ofSector.addTerm(held, -1), 0);
        }
        return seated;
    }

    private void addSpecialists() {
        for (Request request : problem.requests()) {
            Option pinned = choices.pinned(request);
            if (pinned != null) {
                for (Booking booking : pinned.bookings()) {
                    ofSpecialist
                            .computeIfAbsent(booking.specialist(), none -> new ArrayList<>())
                            .add(new Taken(booking.day(), booking.from(), booking.until(), null));
                }
            }
        }
        ofSpecialist.forEach((specialist, taken) -> addMost(taken, 1));
        addLimits();
    }

    private void addLimits() {
        var onDay = new HashMap<SpecialistFacts, Map<Integer, List<Taken>>>();
        var inWeek = new HashMap<SpecialistFacts, Map<Integer, List<Taken>>>();
        ofSpecialist.forEach((specialist, all) -> all.forEach(taken -> {
            count(onDay, specialist, taken.day, taken);
            count(inWeek, specialist, problem.weekOf(taken.day), taken);
        }));
        onDay.forEach(
                (specialist, days) -> days.values().forEach(taken -> addMostTogether(taken, specialist.maxPerDay())));
        inWeek.forEach((specialist, weeks) ->
                weeks.values().forEach(taken -> addMostTogether(taken, specialist.maxPerWeek())));
    }

    private static void count(
            Map<SpecialistFacts, Map<Integer, List<Taken>>> counts,
            SpecialistFacts specialist,
            int period,
            Taken taken) {
        counts.computeIfAbsent(specialist, none -> new HashMap<>())
                .computeIfAbsent(period, none -> new ArrayList<>())
                .add(taken);
    }

    private void addRooms() {
        var bySite = new TreeMap<Integer, List<Taken>>();
        for (Request request : problem.requests()) {
            for (Place place : places.get(request.index())) {
                int start = place.opening.start();
                bySite.computeIfAbsent(place.opening.place().site(), none -> new ArrayList<>())
                        .add(new Taken(Choices.dayOf(start), start, start + request.durationMinutes(), place.held));
            }
            Option pinned = choices.pinned(request);
            if (pinned != null) {
                bySite.computeIfAbsent(pinned.place().site(), none -> new ArrayList<>())
                        .add(new Taken(pinned.day(), pinned.start(), pinned.end(), null));
            }
        }
        bySite.forEach((site, taken) -> {
            if (site != org.samrad.consultation.Place.NO_SITE && problem.roomsAt(site) != SpecialistFacts.NO_LIMIT) {
                addMost(taken, problem.roomsAt(site));
            }
        });
    }

    private void addCases() {
        var byCase = new HashMap<Integer, List<Request>>();
        problem.requests()
                .forEach(request -> byCase.computeIfAbsent(request.caseIndex(), none -> new ArrayList<>())
                        .add(request));
        for (List<Request> requests : byCase.values()) {
            var taken = new ArrayList<Taken>();
            for (Request request : requests) {
                for (Place place : places.get(request.index())) {
                    int start = place.opening.start();
                    taken.add(new Taken(Choices.dayOf(start), start, start + request.durationMinutes(), place.held));
                }
            }
            if (requests.size() > 1) {
                addMost(taken, 1);
            }
        }
    }

    /** At most so many at any moment. Whenever something is about to end after something has begun, the most are together. */
    private void addMost(List<Taken> taken, int most) {
        List<Taken> byFrom =
                taken.stream().sorted(Comparator.comparingInt(Taken::from)).toList();
        List<Taken> together = new ArrayList<>();
        for (Taken next : byFrom) {
            if (together.stream().anyMatch(held -> held.until <= next.from)) {
                addMostTogether(together, most);
                together.removeIf(held -> held.until <= next.from);
            }
            together.add(next);
        }
        addMostTogether(together, most);
    }

    private void addMostTogether(List<Taken> together, int most) {
        if (together.size() <= most) {
            return;
        }
        LinearExprBuilder held = LinearExpr.newBuilder();
        int left = most;
        for (Taken one : together) {
            if (one.taken == null) {
                left--;
            } else {
                held.add(one.taken);
            }
        }
        model.addLessOrEqual(held, Math.max(0, left));
    }

    /** Wherever a request that follows another may be, the other is far enough before. */
    private void addSequence(Request later) {
        for (SequenceLink link : later.follows()) {
            if (!choices.earlier(link).pinned() && !later.pinned()) {
                addLink(later, link);
            }
        }
    }

    private void addLink(Request later, SequenceLink link) {
        Request earlier = choices.earlier(link);
        var byDay = new TreeMap<Integer, List<Place>>();
        for (Place place : places.get(later.index())) {
            // On one day it matters at what time.
            int key = link.mayShareADay() || link.maxGapMinutes() < SequenceLink.NO_BOUND || link.minGapMinutes() > 0
                    ? place.opening.start()
                    : Choices.dayOf(place.opening.start());
            byDay.computeIfAbsent(key, none -> new ArrayList<>()).add(place);
        }
        byDay.values().forEach(same -> {
            LinearExprBuilder expression = LinearExpr.newBuilder();
            same.forEach(place -> expression.add(place.held));
            int start = same.getFirst().opening.start();
            for (Place place : places.get(earlier.index())) {
                int from = place.opening.start();
                if (Choices.keepsGap(link, from, from + earlier.durationMinutes(), start)) {
                    expression.addTerm(place.held, -1);
                }
            }
            model.addLessOrEqual(expression, 0);
        });
    }

    /** Asks for the least waiting with at least this weight scheduled. */
    void minimiseWaiting(long weight) {
        LinearExprBuilder weights = LinearExpr.newBuilder();
        scheduled.forEach((request, present) -> weights.addTerm(present, request.factor()));
        if (weight == most()) {
            scheduled.values().forEach(present -> present.setLowerBound(1));
        } else {
            model.addGreaterOrEqual(weights, weight);
        }
        LinearExprBuilder waiting = LinearExpr.newBuilder();
        for (Request request : problem.requests()) {
            for (Place place : places.get(request.index())) {
                waiting.addTerm(place.held, Choices.waiting(request, place.opening.start()));
            }
        }
        model.minimize(waiting);
    }

    /** The weight of every request that has an opening. */
    private long most() {
        return scheduled.keySet().stream()
                .mapToLong(request -> request.factor())
                .sum();
    }

    ModelBuilder model() {
        return model;
    }

    /** What was chosen, by request, from the value of each variable. */
    List<Request.@Nullable Placement> placements(double[] values) {
        Predicate<Variable> isOne = variable -> values[variable.getIndex()] > 0.5;
        var chosen = new ArrayList<Request.@Nullable Placement>();
        for (Request request : problem.requests()) {
            Request.Placement placement = null;
            for (Place place : places.get(request.index())) {
                if (isOne.test(place.held)) {
                    var panel = new @Nullable SpecialistFacts[request.roles().length];
                    place.seated.forEach((seat, taken) -> {
                        if (isOne.test(taken)) {
                            panel[seat.role().index()] = seat.specialist();
                        }
                    });
                    placement = new Request.Placement(place.opening.start(), place.opening.place(), panel);
                }
            }
            chosen.add(placement);
        }
        return chosen;
    }
}
