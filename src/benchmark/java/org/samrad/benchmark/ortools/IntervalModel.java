package org.samrad.benchmark.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.util.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.FreeOpenings.Opening;
import org.samrad.benchmark.FreeOpenings.Seat;
import org.samrad.competence.Sector;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Booking;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;

/**
 * Every rule in constraint programming's terms: for each request a start and an optional interval, for each who could take a
 * role a literal and an interval with travel and buffer, no two of which overlap for one specialist.
 */
final class IntervalModel {

    /** Somebody in a role at a place with so much travel: possible at some of the starts. */
    private record Taking(Seat seat, Place place) {}

    /** A request's variables. Start and day are of no meaning while it is not present. */
    private record Asked(
            Request request,
            BoolVar present,
            IntVar slot,
            IntVar day,
            IntervalVar held,
            Map<Place, BoolVar> at,
            Map<Taking, BoolVar> taking) {}

    private final Choices choices;
    private final Problem problem;
    private final int slotsPerDay;
    private final CpModel model = new CpModel();
    private final Map<Request, Asked> asked = new LinkedHashMap<>();
    private final Map<SpecialistFacts, List<IntervalVar>> ofSpecialist = new HashMap<>();
    private final Map<SpecialistFacts, List<IntervalVar>> daysOfSpecialist = new HashMap<>();
    private final Map<SpecialistFacts, List<IntervalVar>> weeksOfSpecialist = new HashMap<>();
    private final Map<Integer, List<IntervalVar>> ofSite = new TreeMap<>();
    private final Map<Request, IntVar> weeks = new HashMap<>();
    private int literals;

    IntervalModel(Choices choices) {
        this.choices = choices;
        this.problem = choices.problem();
        this.slotsPerDay = Problem.MINUTES_PER_DAY / problem.slotMinutes();
        problem.requests().forEach(this::addPinned);
        problem.requests().forEach(this::addRequest);
        ofSpecialist.values().forEach(model::addNoOverlap);
        daysOfSpecialist.forEach((specialist, days) -> addMost(days, specialist.maxPerDay()));
        weeksOfSpecialist.forEach((specialist, weeks) -> addMost(weeks, specialist.maxPerWeek()));
        ofSite.forEach((site, held) -> addMost(held, problem.roomsAt(site)));
        addCases();
        asked.values().forEach(this::addSequence);
    }

    /** How many literals say who takes a role. */
    int literals() {
        return literals;
    }

    CpModel model() {
        return model;
    }

    private void addPinned(Request request) {
        Option pinned = choices.pinned(request);
        if (pinned == null) {
            return;
        }
        for (Booking booking : pinned.bookings()) {
            SpecialistFacts specialist = booking.specialist();
            ofSpecialist
                    .computeIfAbsent(specialist, none -> new ArrayList<>())
                    .add(fixed(booking.from(), booking.until()));
            if (specialist.maxPerDay() != SpecialistFacts.NO_LIMIT) {
                daysOfSpecialist
                        .computeIfAbsent(specialist, none -> new ArrayList<>())
                        .add(fixed(booking.day(), booking.day() + 1));
            }
            if (specialist.maxPerWeek() != SpecialistFacts.NO_LIMIT) {
                weeksOfSpecialist
                        .computeIfAbsent(specialist, none -> new ArrayList<>())
                        .add(fixed(booking.week(), booking.week() + 1));
            }
        }
        if (hasFewRooms(pinned.place())) {
            ofSite.computeIfAbsent(pinned.place().site(), none -> new ArrayList<>())
                    .add(fixed(pinned.start(), pinned.end()));
        }
    }

    private IntervalVar fixed(int from, int until) {
        return model.newFixedInterval(from, until - from, "");
    }

    private boolean hasFewRooms(Place place) {
        return place.site() != Place.NO_SITE && problem.roomsAt(place.site()) != SpecialistFacts.NO_LIMIT;
    }

    private void addRequest(Request request) {
        List<Opening> openings = choices.of(request);
        if (openings.isEmpty()) {
            return;
        }
        var startsAt = new LinkedHashMap<Place, List<Integer>>();
        var startsOf = new LinkedHashMap<Taking, List<Integer>>();
        var starts = new ArrayList<Integer>();
        // While a request is not present its start stands here, where it costs nothing.
        starts.add(request.earliestDay() * slotsPerDay);
        for (Opening opening : openings) {
            int slot = Math.floorDiv(opening.start(), problem.slotMinutes());
            starts.add(slot);
            startsAt.computeIfAbsent(opening.place(), none -> new ArrayList<>()).add(slot);
            for (Seat seat : opening.seats()) {
                startsOf.computeIfAbsent(new Taking(seat, opening.place()), none -> new ArrayList<>())
                        .add(slot);
            }
        }
        BoolVar present = model.newBoolVar("");
        IntVar slot = model.newIntVarFromDomain(domain(starts), "");
        IntVar day = model.newIntVarFromDomain(
                domain(starts.stream()
                        .map(start -> Math.floorDiv(start, slotsPerDay))
                        .toList()),
                "");
        model.addLinearConstraint(LinearExpr.newBuilder().add(slot).addTerm(day, -slotsPerDay), 0, slotsPerDay - 1);
        IntervalVar held =
                model.newOptionalFixedSizeIntervalVar(minute(slot, 0), request.durationMinutes(), present, "");
        var at = new LinkedHashMap<Place, BoolVar>();
        startsAt.forEach((place, possible) -> at.put(place, at(request, place, possible, present, slot)));
        model.addEquality(sum(at.values()), present);
        var taking = new LinkedHashMap<Taking, BoolVar>();
        var it = new Asked(request, present, slot, day, held, at, taking);
        asked.put(request, it);
        startsOf.forEach((one, possible) -> taking.put(one, taking(it, one, possible)));
        addPanel(it);
    }

    private BoolVar at(Request request, Place place, List<Integer> starts, BoolVar present, IntVar slot) {
        BoolVar here = model.newBoolVar("");
        model.addLinearExpressionInDomain(slot, domain(starts)).onlyEnforceIf(here);
        if (hasFewRooms(place)) {
            ofSite.computeIfAbsent(place.site(), none -> new ArrayList<>())
                    .add(model.newOptionalFixedSizeIntervalVar(minute(slot, 0), request.durationMinutes(), here, ""));
        }
        return here;
    }

    private BoolVar taking(Asked it, Taking one, List<Integer> starts) {
        literals++;
        BoolVar taken = model.newBoolVar("");
        SpecialistFacts specialist = one.seat.specialist();
        Way way = one.seat.way();
        model.addImplication(taken, it.at.get(one.place));
        model.addLinearExpressionInDomain(it.slot, domain(starts)).onlyEnforceIf(taken);
        ofSpecialist
                .computeIfAbsent(specialist, none -> new ArrayList<>())
                .add(model.newOptionalFixedSizeIntervalVar(
                        minute(it.slot, -way.there()),
                        (long) it.request.durationMinutes() + way.there() + way.back() + specialist.bufferMinutes(),
                        taken,
                        ""));
        if (specialist.maxPerDay() != SpecialistFacts.NO_LIMIT) {
            daysOfSpecialist
                    .computeIfAbsent(specialist, none -> new ArrayList<>())
                    .add(model.newOptionalFixedSizeIntervalVar(it.day, 1, taken, ""));
        }
        if (specialist.maxPerWeek() != SpecialistFacts.NO_LIMIT) {
            weeksOfSpecialist
                    .computeIfAbsent(specialist, none -> new ArrayList<>())
                    .add(model.newOptionalFixedSizeIntervalVar(week(it), 1, taken, ""));
        }
        return taken;
    }

    /** The week of its day, made when somebody is limited by it. */
    private IntVar week(Asked it) {
        return weeks.computeIfAbsent(it.request, request -> {
            int first = Math.min(request.earliestDay(), 0);
            int secondWeek = 1;
            while (problem.weekOf(secondWeek) == 0) {
                secondWeek++;
            }
            IntVar week = model.newIntVar(problem.weekOf(first), problem.weekOf(problem.days()), "");
            model.addLinearConstraint(
                    LinearExpr.newBuilder().add(it.day).addTerm(week, -7), secondWeek - 7, secondWeek - 1);
            return week;
        });
    }

    private void addPanel(Asked it) {
        for (Role role : it.request.roles()) {
            LinearExprBuilder filled = LinearExpr.newBuilder();
            it.taking.forEach((one, taken) -> {
                if (one.seat.role() == role) {
                    filled.add(taken);
                }
            });
            if (role.optional()) {
                model.addLessOrEqual(filled, it.present);
            } else {
                model.addEquality(filled, it.present);
            }
        }
        if (it.request.hasOnlyOptionalRoles()) {
            model.addGreaterOrEqual(sum(it.taking.values()), it.present);
        }
        for (Sector sector : it.request.sectors()) {
            LinearExprBuilder ofSector = LinearExpr.newBuilder();
            it.taking.forEach((one, taken) -> {
                if (one.seat.specialist().sector() == sector) {
                    ofSector.add(taken);
                }
            });
            model.addGreaterOrEqual(ofSector, it.present);
        }
    }

    private void addMost(List<IntervalVar> intervals, int most) {
        var cumulative = model.addCumulative(most);
        intervals.forEach(interval -> cumulative.addDemand(interval, 1));
    }

    private void addCases() {
        var byCase = new HashMap<Integer, List<IntervalVar>>();
        asked.values()
                .forEach(it -> byCase.computeIfAbsent(it.request.caseIndex(), none -> new ArrayList<>())
                        .add(it.held));
        byCase.values().stream().filter(held -> held.size() > 1).forEach(model::addNoOverlap);
    }

    private void addSequence(Asked it) {
        for (SequenceLink link : problem.related().before(it.request)) {
            addLink(it, link);
        }
    }

    private void addLink(Asked it, SequenceLink link) {
        Request earlier = choices.earlier(link);
        if (earlier.pinned()) {
            return;
        }
        Asked before = asked.get(earlier);
        if (before == null) {
            model.addEquality(it.present, 0);
            return;
        }
        model.addImplication(it.present, before.present);
        model.addLinearConstraint(
                        LinearExpr.newBuilder().add(it.day).addTerm(before.day, -1),
                        link.minGapDays(),
                        link.maxGapDays())
                .onlyEnforceIf(it.present);
        model.addGreaterOrEqual(
                        minute(it.slot, 0), minute(before.slot, earlier.durationMinutes() + link.minGapMinutes()))
                .onlyEnforceIf(it.present);
        if (link.maxGapMinutes() < SequenceLink.NO_BOUND) {
            model.addLessOrEqual(
                            minute(it.slot, 0), minute(before.slot, earlier.durationMinutes() + link.maxGapMinutes()))
                    .onlyEnforceIf(it.present);
        }
    }

    private LinearArgument minute(IntVar slot, int later) {
        return LinearExpr.affine(slot, problem.slotMinutes(), later);
    }

    private static Domain domain(List<Integer> values) {
        return Domain.fromValues(values.stream()
                .mapToLong(Integer::longValue)
                .distinct()
                .sorted()
                .toArray());
    }

    private static LinearArgument sum(java.util.Collection<BoolVar> literals) {
        return LinearExpr.sum(literals.toArray(LinearArgument[]::new));
    }

    /** Asks for as much scheduled as can be, by urgency. */
    void maximiseScheduled() {
        model.maximize(scheduled());
    }

    private LinearExprBuilder scheduled() {
        LinearExprBuilder weight = LinearExpr.newBuilder();
        asked.values().forEach(it -> weight.addTerm(it.present, it.request.factor()));
        return weight;
    }

    /** Asks for the least waiting with at least this much scheduled. */
    void minimiseWaiting(long scheduled) {
        model.addGreaterOrEqual(scheduled(), scheduled);
        model.clearObjective();
        LinearExprBuilder waiting = LinearExpr.newBuilder();
        asked.values().forEach(it -> {
            int factor = it.request.factor();
            int from = it.request.waitingFromDay();
            if (from > it.request.earliestDay()) {
                IntVar waited = model.newIntVar(0, problem.days(), "waited");
                model.addGreaterOrEqual(waited, LinearExpr.affine(it.day, 1, -from));
                waiting.addTerm(waited, factor);
            } else {
                waiting.addTerm(it.day, factor).add(-(long) factor * from);
            }
        });
        model.minimize(waiting);
    }

    /** Begins the search with this plan. */
    void hint(Plan plan) {
        model.clearHints();
        for (Asked it : asked.values()) {
            Consultation consultation = plan.getConsultations().get(it.request.index());
            Option option = consultation.getOption();
            model.addHint(it.present, option != null);
            int slot = option == null
                    ? it.request.earliestDay() * slotsPerDay
                    : Math.floorDiv(option.start(), problem.slotMinutes());
            model.addHint(it.slot, slot);
            model.addHint(it.day, Math.floorDiv(slot, slotsPerDay));
            it.at.forEach((place, here) -> model.addHint(here, option != null && place.equals(option.place())));
            it.taking.forEach((one, taken) -> model.addHint(
                    taken,
                    option != null
                            && one.place.equals(option.place())
                            && option.member(one.seat.role()) == one.seat.specialist()));
        }
    }

    /** What the solver chose, by request. */
    List<Request.@Nullable Placement> placements(CpSolver solver) {
        var chosen = new ArrayList<Request.@Nullable Placement>();
        for (Request request : problem.requests()) {
            Asked it = asked.get(request);
            chosen.add(it == null || !solver.booleanValue(it.present) ? null : placement(it, solver));
        }
        return chosen;
    }

    private Request.Placement placement(Asked it, CpSolver solver) {
        var panel = new @Nullable SpecialistFacts[it.request.roles().length];
        it.taking.forEach((one, taken) -> {
            if (solver.booleanValue(taken)) {
                panel[one.seat.role().index()] = one.seat.specialist();
            }
        });
        Place place = it.at.entrySet().stream()
                .filter(here -> solver.booleanValue(here.getValue()))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new Request.Placement((int) solver.value(it.slot) * problem.slotMinutes(), place, panel);
    }
}
