package org.samrad.solver.floor;

import java.util.ArrayList;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SequenceLink;

/**
 * What it costs to hold a request that follows another, and is saved by holding the other: a price for each link, of which there is
 * nothing, since no more may be held of what follows than of what is followed.
 */
final class SequencePrices {

    private static final int[] NONE = {};

    private final int[] earlier;
    private final int[] later;

    /** By request, the links on either side of it. */
    private final int[][] before;

    private final int[][] after;
    private final Goods links;

    /** What is pinned is held anyway, so that nothing hangs on what it is linked to. */
    SequencePrices(Problem problem) {
        var open = problem.requests().stream()
                .filter(request -> !request.pinned())
                .flatMap(request -> request.follows().stream())
                .filter(link -> !problem.requests().get(link.earlier()).pinned())
                .toList();
        this.earlier = open.stream().mapToInt(SequenceLink::earlier).toArray();
        this.later = open.stream().mapToInt(SequenceLink::later).toArray();
        this.before = byRequest(later, problem.requests().size());
        this.after = byRequest(earlier, problem.requests().size());
        this.links = new Goods(new int[earlier.length]);
    }

    private static int[][] byRequest(int[] ends, int requests) {
        var found = new ArrayList<ArrayList<Integer>>();
        for (int request = 0; request < requests; request++) {
            found.add(null);
        }
        for (int link = 0; link < ends.length; link++) {
            if (found.get(ends[link]) == null) {
                found.set(ends[link], new ArrayList<>(2));
            }
            found.get(ends[link]).add(link);
        }
        return found.stream()
                .map(all -> all == null
                        ? NONE
                        : all.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** What holding a request costs; below 0 where it saves something. */
    long of(Request request) {
        long price = 0;
        for (int link : before[request.index()]) {
            price += links.price(link);
        }
        for (int link : after[request.index()]) {
            price -= links.price(link);
        }
        return price;
    }

    /** Holds a part of a request. */
    void hold(Request request, float part) {
        for (int link : before[request.index()]) {
            links.ask(link, part);
        }
        for (int link : after[request.index()]) {
            links.ask(link, -part);
        }
    }

    Goods links() {
        return links;
    }
}
