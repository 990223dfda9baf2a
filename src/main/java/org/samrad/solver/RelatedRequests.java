package org.samrad.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which requests matter to when another one lies: those of its case, what it follows and what follows it. Worked out once for a
 * problem; requests are given by their indexes, and the arrays are not to be changed.
 */
public final class RelatedRequests {

    private final List<Request> requests;
    private final int[][] followers;
    private final int[][] sameCase;

    /** Of the sequence of each request those that are of another case. */
    private final int[][] elsewhere;

    RelatedRequests(List<Request> requests) {
        this.requests = requests;
        this.followers = grouped(requests.stream()
                .filter(request -> request.follows() != Request.FOLLOWS_NONE)
                .map(request -> new int[] {request.follows(), request.index()})
                .toList());
        int[][] byCase = grouped(requests.stream()
                .map(request -> new int[] {request.caseIndex(), request.index()})
                .toList());
        this.sameCase = new int[requests.size()][];
        for (Request request : requests) {
            sameCase[request.index()] = byCase[request.caseIndex()];
        }
        this.elsewhere = requests.stream().map(this::elsewhere).toArray(int[][]::new);
    }

    /** Index lists by key, from pairs of key and index. */
    private int[][] grouped(List<int[]> pairs) {
        int keys = Math.max(
                requests.size(),
                pairs.stream().mapToInt(pair -> pair[0] + 1).max().orElse(0));
        var lists = new ArrayList<List<Integer>>(keys);
        for (int key = 0; key < keys; key++) {
            lists.add(new ArrayList<>(0));
        }
        pairs.forEach(pair -> lists.get(pair[0]).add(pair[1]));
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private int[] elsewhere(Request request) {
        return IntStream.concat(IntStream.of(request.follows()), Arrays.stream(followersOf(request)))
                .filter(other -> other != Request.FOLLOWS_NONE)
                .filter(other -> requests.get(other).caseIndex() != request.caseIndex())
                .distinct()
                .toArray();
    }

    /** The requests that follow this one. */
    public int[] followersOf(Request request) {
        return followers[request.index()];
    }

    /** The requests of the same case, this one among them. */
    public int[] ofCase(Request request) {
        return sameCase[request.index()];
    }

    /** The requests of its case, what it follows, what follows it. It may be among them itself. */
    public int[] of(Request request) {
        int[] ofCase = sameCase[request.index()];
        int[] others = elsewhere[request.index()];
        // Joined for each and kept, they would fill the memory where one case has thousands of requests.
        return others.length == 0
                ? ofCase
                : IntStream.concat(Arrays.stream(ofCase), Arrays.stream(others)).toArray();
    }

    /** Whether it may lie on one day with what it follows, or with what follows it. */
    public boolean isInChainWithinADay(Request request) {
        if (request.follows() != Request.FOLLOWS_NONE && request.minGapDays() == 0) {
            return true;
        }
        for (int follower : followersOf(request)) {
            if (requests.get(follower).minGapDays() == 0) {
                return true;
            }
        }
        return false;
    }
}
