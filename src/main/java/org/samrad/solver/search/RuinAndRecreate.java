package org.samrad.solver.search;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;
import org.samrad.solver.place.RequestSet;

/**
 * Draws changes to a plan that mostly lead to valid plans: one or a few consultations are taken out and placed again, whole
 * panel and time together, around everything else that is booked. To make room for one, others may be ejected and placed
 * elsewhere.
 */
final class RuinAndRecreate {

    /** One neighbourhood of up to 16 is shaken for each so many requests. */
    private static final int REQUESTS_PER_SHAKE = 50;

    private static final double BLINK_OF_SHAKE = 0.3;

    /** So many consultations are tried at most for one that can be had earlier: where a plan is nearly free of waiting few can. */
    private static final int PULLED_AT_MOST = 100;

    /** Times that a change is drawn anew at most. */
    private static final int DRAWN_ANEW = 3;

    /** One in so many of the draws that could serves what is left out by rebuilding a day: it takes ten times as long as others. */
    private static final int REBUILT_ONE_IN = 6;

    private final Plan plan;
    private final Problem problem;
    private final List<Consultation> consultations;
    private final PlaceCosts costs;
    private final BookingIndex index;
    private final Placer placer;
    private final DraftedMove draft;
    private final DayRebuild rebuild;
    private final EjectionChain chain;
    private final PlacementQueue queue;
    private final RequestSet nearby;
    private final int[] movable;
    private final int largestFactor;

    RuinAndRecreate(Plan plan) {
        this.plan = plan;
        this.problem = plan.problem();
        this.consultations = plan.getConsultations();
        this.index = new BookingIndex(problem);
        this.costs = new PlaceCosts(problem, plan.weights());
        this.placer = new Placer(problem, costs, index);
        int size = consultations.size();
        this.draft = new DraftedMove(plan, index, placer);
        this.chain = new EjectionChain(plan, index, placer, draft);
        this.queue = chain.queue();
        this.rebuild = new DayRebuild(problem, index);
        this.nearby = new RequestSet(size);
        this.largestFactor =
                problem.requests().stream().mapToInt(Request::factor).max().orElse(0);
        this.movable = consultations.stream()
                .filter(consultation -> !consultation.isPinned() && canBeHeld(consultation))
                .mapToInt(Consultation::getIndex)
                .toArray();
    }

    /**
     * Whether it has a place, or could have one. The days of what has one are not looked at, which takes long for many: what is
     * published and has lost all of them is no longer held when a search begins.
     */
    private boolean canBeHeld(Consultation consultation) {
        return consultation.isScheduled() || placer.possibleDays().any(consultation.request());
    }

    boolean isOf(Plan other) {
        return plan == other;
    }

    /** Whether there is anything that could be moved. */
    boolean canMove() {
        return movable.length > 0;
    }

    /** A change; one that leaves out much more than before is drawn anew, since the search would not take it. */
    Reassignment draw(RandomGenerator random) {
        drawOnce(random);
        for (int more = 0; more < DRAWN_ANEW && draft.leftOutMore() > largestFactor; more++) {
            drawOnce(random);
        }
        return draft.change();
    }

    /** What the requests cost together that the plan leaves out and that could have a place. */
    long leftOut() {
        long cost = 0;
        for (int at = 0; at < draft.unscheduled().size(); at++) {
            cost += consultations.get(draft.unscheduled().get(at)).unscheduledCost();
        }
        return cost;
    }

    /** Says that changes serve {@link GuidedEjection}. */
    void guide() {
        chain.guide();
        draft.countFreeRuns();
    }

    /** By how much more the requests weigh that the change just drawn leaves out, by what ejecting them weighs. */
    long weighsMore() {
        return chain.leftOutMore();
    }

    /** What is drawn, and whether the plan is to hold it. */
    DraftedMove draft() {
        return draft;
    }

    /** Draws a change, whatever it leaves out. */
    void drawOnce(RandomGenerator random) {
        draft.begin();
        chain.begin();
        if (!draft.unscheduled().isEmpty() && random.nextInt(3) > 0) {
            int chosen =
                    draft.unscheduled().get(random.nextInt(draft.unscheduled().size()));
            chain.noteUnscheduled(chosen);
            if (chain.isBound(problem.requests().get(chosen)) && random.nextInt(8) > 0) {
                chain.squeezeInSequence(chosen, random);
                chain.settle(random, 0);
                return;
            }
            if (rebuild.concerns(chosen, random) && random.nextInt(REBUILT_ONE_IN) == 0) {
                rebuildDay(chosen, random);
                return;
            }
            if (!makeWayInSequence(chosen, random)
                    && (random.nextInt(4) == 0
                            || !chain.squeezeIn(problem.requests().get(chosen), random))) {
                queue.add(chosen);
            }
            chain.settle(random, 0);
        } else {
            int kind = random.nextInt(10);
            int chosen = movable[random.nextInt(movable.length)];
            if (kind < 4) {
                chain.takeOut(chosen);
                chain.settle(random, 0.1);
            } else if (kind < 8) {
                pullForward(costlier(chosen, movable[random.nextInt(movable.length)]), random);
            } else if (kind == 8 && rebuild.concerns(chosen, random)) {
                rebuildDay(chosen, random);
            } else {
                ruinAround(chosen, random);
                chain.settle(random, 0.05);
            }
        }
    }

    /** Tears out a part of a day around a request and what is in sequence with it, and places all that in another order. */
    private void rebuildDay(int chosen, RandomGenerator random) {
        int day = rebuild.dayFor(chosen, placer.possibleDays(), random);
        if (day < 0) {
            return;
        }
        RequestSet torn = rebuild.choose(chosen, day, random);
        double[] keys = rebuild.keys(day, random);
        int from = rebuild.anyTime(random);
        for (int at = 0; at < torn.size(); at++) {
            int one = torn.get(at);
            Option held = index.held(one);
            boolean open = !consultations.get(one).isPinned()
                    && placer.possibleDays().any(problem.requests().get(one));
            if (open && (held == null || held.start() >= from)) {
                chain.takeOut(one);
            }
        }
        queue.sortBy(request -> keys[request]);
        placer.startEarly(true);
        chain.settle(random, 0, false);
        placer.startEarly(false);
    }

    /**
     * Where what a request follows stands in its way, places that one first: anywhere if it had no place, else earlier. The
     * request itself is queued. False where that does not help.
     */
    private boolean makeWayInSequence(int chosen, RandomGenerator random) {
        Request request = problem.requests().get(chosen);
        SequenceLink[] links = problem.related().before(request);
        if (links.length == 0 || random.nextInt(3) == 0) {
            return false;
        }
        SequenceLink link = links.length == 1 ? links[0] : links[random.nextInt(links.length)];
        Request followed = problem.requests().get(link.earlier());
        if (consultations.get(followed.index()).isPinned()
                || !placer.possibleDays().any(followed)) {
            return false;
        }
        chain.takeOut(followed.index());
        int last = Math.min(placer.starts().lastDay(followed), problem.lastDay(request) - link.minGapDays());
        int day = placer.possibleDays().draw(followed, placer.starts().firstDay(followed), last, random);
        Option free = day < 0 ? null : placer.onDay(followed, day, true, random);
        if (free != null) {
            chain.place(followed.index(), free);
        } else if (day >= 0) {
            chain.ejectFor(followed, day, random);
        }
        queue.add(chosen);
        return true;
    }

    /**
     * A copy of a complete plan with a part of it torn out, in some neighbourhoods by chance, and placed anew: a place to search
     * from that has much of the plan and is not it.
     */
    static Plan shaken(Plan plan, long seed) {
        Plan copy = new PlanCloner().cloneSolution(plan);
        var rearranger = new RuinAndRecreate(copy);
        var random = new SplittableRandom(seed);
        for (int times = 1 + rearranger.movable.length / REQUESTS_PER_SHAKE;
                times > 0 && rearranger.canMove();
                times--) {
            rearranger.chain.begin();
            rearranger.ruinAround(rearranger.movable[random.nextInt(rearranger.movable.length)], random);
            rearranger.chain.settle(random, BLINK_OF_SHAKE);
        }
        rearranger.giveTo(copy);
        return copy;
    }

    /**
     * A copy of a complete plan in which one consultation is held still on an earlier day than before and those in its way are
     * placed anew; null where no consultation that was tried can be had earlier.
     */
    static @Nullable Plan pulledForward(Plan plan, SplittableRandom random) {
        Plan copy = new PlanCloner().cloneSolution(plan);
        var rearranger = new RuinAndRecreate(copy);
        for (int times = PULLED_AT_MOST; times > 0 && rearranger.canMove(); times--) {
            int chosen = rearranger.costlier(rearranger.anyMovable(random), rearranger.anyMovable(random));
            rearranger.draft.begin();
            rearranger.chain.begin();
            if (rearranger.isPulledForward(chosen, 1, random)) {
                rearranger.chain.settle(random, 0);
                rearranger.giveTo(copy);
                copy.stand(Set.of(copy.getConsultations().get(chosen).request().id()));
                return copy;
            }
        }
        return null;
    }

    private int anyMovable(RandomGenerator random) {
        return movable[random.nextInt(movable.length)];
    }

    private void giveTo(Plan copy) {
        for (Consultation consultation : copy.getConsultations()) {
            consultation.setOption(index.held(consultation.getIndex()));
        }
    }

    private int costlier(int one, int other) {
        return costOf(one) >= costOf(other) ? one : other;
    }

    private long costOf(int request) {
        Option held = index.held(request);
        return held == null ? Long.MAX_VALUE : costs.of(held);
    }

    /** Places one on an earlier day than now, ejecting whom it must. */
    private void pullForward(int chosen, RandomGenerator random) {
        chain.settle(random, isPulledForward(chosen, 0, random) ? 0 : 0.1);
    }

    /** Takes a request out, and places it so many days earlier at least where it can; whoever is in its way is queued. */
    private boolean isPulledForward(int chosen, int atLeast, RandomGenerator random) {
        Request request = problem.requests().get(chosen);
        Option held = index.held(chosen);
        chain.takeOut(chosen);
        int last = Math.min(placer.starts().lastDay(request), held == null ? Integer.MAX_VALUE : held.day() - atLeast);
        int day = placer.possibleDays().draw(request, placer.starts().firstDay(request), last, random);
        return day >= 0 && chain.ejectFor(request, day, random);
    }

    /** Takes out consultations that share people with one, on its day or one nearby. */
    private void ruinAround(int chosen, RandomGenerator random) {
        Request request = problem.requests().get(chosen);
        Option held = index.held(chosen);
        int first = problem.firstDay(request);
        int last = problem.lastDay(request);
        int day = held != null && random.nextBoolean()
                ? held.day()
                : first + random.nextInt(Math.max(1, last - first + 1));
        chain.takeOut(chosen);
        nearby.clear();
        int specialists = 2 + random.nextInt(4);
        for (int one = 0; one < specialists; one++) {
            Role role = request.roles()[random.nextInt(request.roles().length)];
            if (role.eligible().length == 0) {
                continue;
            }
            SpecialistFacts specialist = role.eligible()[random.nextInt(role.eligible().length)].specialist();
            int span = random.nextInt(3);
            for (int near = Math.max(0, day - span); near <= Math.min(problem.days() - 1, day + span); near++) {
                index.collectTouching(specialist, near, Integer.MIN_VALUE, Integer.MAX_VALUE, nearby);
            }
        }
        for (int at = 0; at < nearby.size() && queue.size() < 16; at++) {
            int other = nearby.get(at);
            if (!consultations.get(other).isPinned() && index.held(other) != null) {
                chain.takeOut(other);
            }
        }
        queue.shuffle(random);
        if (random.nextBoolean()) {
            queue.sortBy(one -> -consultations.get(one).request().factor());
        }
    }
}
