package org.samrad.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;

/**
 * Parts of a problem that share nothing: no specialist, no case, no sequence, no site with few rooms. What is best for one is
 * best for all, so they are searched apart, each in a smaller space.
 */
final class IndependentComponents {

    /** A part so much larger than the rest gains more from another seed than from being rid of them. */
    private static final double LARGEST_SHARE = 0.8;

    private final Problem problem;
    private final int[] leader;

    private IndependentComponents(Problem problem) {
        this.problem = problem;
        int nodes = problem.requests().size() + problem.specialists().size() + problem.sites();
        this.leader = new int[nodes];
        Arrays.setAll(leader, node -> node);
        problem.requests().forEach(this::joinWhatItShares);
    }

    /**
     * The requests in at most so many bundles of whole parts, about equally large; one bundle of all where parts are lacking or
     * one of them is nearly everything.
     *
     * @param most 1 or more
     * @return sets of request indexes
     */
    static List<BitSet> bundles(Problem problem, int most) {
        List<BitSet> parts = new IndependentComponents(problem).parts();
        int requests = problem.requests().size();
        if (most == 1 || parts.size() < 2 || parts.getFirst().cardinality() > LARGEST_SHARE * requests) {
            var all = new BitSet();
            all.set(0, requests);
            return List.of(all);
        }
        var bundles = new ArrayList<BitSet>();
        for (BitSet part : parts) {
            if (bundles.size() < most) {
                bundles.add(part);
            } else {
                bundles.stream()
                        .min(Comparator.comparingInt(BitSet::cardinality))
                        .orElseThrow()
                        .or(part);
            }
        }
        return bundles;
    }

    /** The parts, the largest first. */
    private List<BitSet> parts() {
        var byLeader = new HashMap<Integer, BitSet>();
        for (Request request : problem.requests()) {
            byLeader.computeIfAbsent(leaderOf(request.index()), index -> new BitSet())
                    .set(request.index());
        }
        return byLeader.values().stream()
                .sorted(Comparator.comparingInt((BitSet part) -> -part.cardinality())
                        .thenComparingInt(part -> part.nextSetBit(0)))
                .toList();
    }

    private void joinWhatItShares(Request request) {
        for (Role role : request.roles()) {
            for (Candidate candidate : role.eligible()) {
                joinSpecialist(request, candidate.specialist());
            }
        }
        Request.Placement published = request.published();
        for (int role = 0; published != null && role < published.panel().length; role++) {
            SpecialistFacts member = published.panel()[role];
            if (member != null) {
                joinSpecialist(request, member);
            }
        }
        for (int other : problem.related().ofCase(request)) {
            join(request.index(), other);
        }
        for (SequenceLink link : problem.related().before(request)) {
            join(request.index(), link.earlier());
        }
        for (Place place : request.places()) {
            if (place.site() != Place.NO_SITE && problem.roomsAt(place.site()) != SpecialistFacts.NO_LIMIT) {
                join(
                        request.index(),
                        problem.requests().size() + problem.specialists().size() + place.site());
            }
        }
    }

    private void joinSpecialist(Request request, SpecialistFacts specialist) {
        join(request.index(), problem.requests().size() + specialist.index());
    }

    private void join(int one, int other) {
        leader[leaderOf(one)] = leaderOf(other);
    }

    private int leaderOf(int node) {
        int at = node;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
