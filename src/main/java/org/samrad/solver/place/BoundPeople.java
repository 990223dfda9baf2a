package org.samrad.solver.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.RelatedRequests;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SameSpecialist;
import org.samrad.solver.SpecialistFacts;

/** Who may take a role that has to go to the same person as a role of another request, beside what is held for that one. */
public final class BoundPeople {

    public static final int ANYBODY = -1;
    public static final int NOBODY = -2;

    private final BookingIndex index;
    private final Problem problem;
    private final RelatedRequests related;

    private @Nullable Map<Seat, Bound> bound;

    private record Seat(int request, int role) {}

    /** Roles that all go to one person, and who may take all of them. */
    private record Bound(List<Seat> seats, BitSet people) {}

    /** @param index what is held; read each time */
    public BoundPeople(BookingIndex index) {
        this.index = index;
        this.problem = index.problem();
        this.related = problem.related();
    }

    /** The roles that are bound to each other, by each of them; worked out when first asked for. */
    private Map<Seat, Bound> bound() {
        Map<Seat, Bound> known = bound;
        if (known == null) {
            known = new HashMap<>();
            for (SameSpecialist same : related.sames()) {
                bind(new Seat(same.request(), same.role()), new Seat(same.other(), same.otherRole()), known);
            }
            bound = known;
        }
        return known;
    }

    /** Both roles, and all that are bound to either, go to those who may take all of them. */
    private void bind(Seat one, Seat other, Map<Seat, Bound> bound) {
        Bound ofOne = bound.computeIfAbsent(one, this::alone);
        Bound ofOther = bound.computeIfAbsent(other, this::alone);
        if (ofOne == ofOther) {
            return;
        }
        // The fewer join the more, so that many that are bound one by one cost little.
        Bound more = ofOne.seats.size() < ofOther.seats.size() ? ofOther : ofOne;
        Bound fewer = more == ofOne ? ofOther : ofOne;
        more.people.and(fewer.people);
        more.seats.addAll(fewer.seats);
        fewer.seats.forEach(seat -> bound.put(seat, more));
    }

    private Bound alone(Seat seat) {
        return new Bound(new ArrayList<>(List.of(seat)), eligible(seat));
    }

    private BitSet eligible(Seat seat) {
        var people = new BitSet();
        for (Candidate candidate :
                problem.requests().get(seat.request).roles()[seat.role].eligible()) {
            people.set(candidate.specialist().index());
        }
        return people;
    }

    /** Whether a specialist may take a role beside what is held for the requests that it is bound to. */
    public boolean admits(Request request, Role role, SpecialistFacts specialist) {
        int only = onlyOne(request, role);
        return only == ANYBODY || only == specialist.index();
    }

    /**
     * Index of the one specialist who may take a role beside what is held for the requests that it is bound to; {@link #ANYBODY} where
     * that does not matter, {@link #NOBODY} where these have different people, or nothing may be built on one of them.
     */
    public int onlyOne(Request request, Role role) {
        if (takesOverBroken(request, role)) {
            return NOBODY;
        }
        int only = ANYBODY;
        for (SameSpecialist same : related.sameSpecialists(request)) {
            SpecialistFacts held = heldBy(same, request, role);
            if (held != null) {
                only = only == ANYBODY || only == held.index() ? held.index() : NOBODY;
            }
        }
        return only;
    }

    /** Whether a role would take its person over from a pinned consultation that nothing may be built on. */
    boolean takesOverBroken(Request request, Role role) {
        for (SameSpecialist same : related.sameSpecialists(request)) {
            if (same.request() == request.index() && same.role() == role.index()) {
                Request other = problem.requests().get(same.other());
                if (other.pinned() && memberOf(same.other(), same.otherRole()) != null && !index.maySupport(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable SpecialistFacts heldBy(SameSpecialist same, Request request, Role role) {
        if (same.request() == request.index() && same.role() == role.index()) {
            return memberOf(same.other(), same.otherRole());
        }
        if (same.other() == request.index() && same.otherRole() == role.index()) {
            return memberOf(same.request(), same.role());
        }
        return null;
    }

    private @Nullable SpecialistFacts memberOf(int request, int role) {
        Option held = index.held(request);
        return held == null ? null : held.member(problem.requests().get(request).roles()[role]);
    }

    /**
     * Indexes of those who may take all the roles that are bound to this one, as far as competence, language and exclusion go; null
     * where it is bound to none, or nobody could take all of them.
     */
    public @Nullable BitSet suited(Request request, Role role) {
        if (related.sameSpecialists(request).length == 0) {
            return null;
        }
        Bound all = bound().get(new Seat(request.index(), role.index()));
        return all == null || all.people.isEmpty() ? null : all.people;
    }
}
