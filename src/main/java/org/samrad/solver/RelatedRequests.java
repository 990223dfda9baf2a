package org.samrad.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which requests matter to when another one lies: those of its case, what it follows and what follows it. Worked out once for a
 * problem; requests are given by their indexes, and the arrays are not to be changed.
 */
public final class RelatedRequests {

    private static final int[] NOBODY = {};
    private static final SequenceLink[] NO_LINKS = {};

    private final List<Request> requests;
    private final List<SequenceLink> links;
    private final List<SameSpecialist> sames;
    private final SequenceLink[][] before;
    private final SequenceLink[][] after;
    private final SameSpecialist[][] sameSpecialists;
    private final int[][] followers;
    private final int[][] byCase;

    /** Of the sequence of each request, and of those whom it shares people with, those that are of another case. */
    private final int[][] elsewhere;

    RelatedRequests(List<Request> requests) {
        this.requests = requests;
        this.links =
                requests.stream().flatMap(request -> request.follows().stream()).toList();
        this.sames = requests.stream()
                .flatMap(request -> request.sameSpecialists().stream())
                .toList();
        this.before = requests.stream()
                .map(request -> request.follows().toArray(NO_LINKS))
                .toArray(SequenceLink[][]::new);
        this.followers = grouped(Arrays.stream(before)
                .flatMap(Arrays::stream)
                .map(link -> List.of(link.earlier(), link.later()))
                .distinct()
                .map(link -> new int[] {link.getFirst(), link.getLast()})
                .toList());
        this.after = new SequenceLink[requests.size()][];
        Map<Integer, List<SequenceLink>> byEarlier =
                Arrays.stream(before).flatMap(Arrays::stream).collect(Collectors.groupingBy(SequenceLink::earlier));
        this.sameSpecialists = new SameSpecialist[requests.size()][];
        Map<Integer, List<SameSpecialist>> byOther = requests.stream()
                .flatMap(request -> request.sameSpecialists().stream())
                .collect(Collectors.groupingBy(SameSpecialist::other));
        for (Request request : requests) {
            after[request.index()] =
                    byEarlier.getOrDefault(request.index(), List.of()).toArray(NO_LINKS);
            sameSpecialists[request.index()] = Stream.concat(
                            request.sameSpecialists().stream(),
                            byOther.getOrDefault(request.index(), List.of()).stream())
                    .toArray(SameSpecialist[]::new);
        }
        this.byCase = grouped(requests.stream()
                .map(request -> new int[] {request.caseIndex(), request.index()})
                .toList());
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
        IntStream sequence = IntStream.concat(
                Arrays.stream(before(request)).mapToInt(SequenceLink::earlier), Arrays.stream(followersOf(request)));
        IntStream people = Arrays.stream(sameSpecialists(request))
                .flatMapToInt(same -> IntStream.of(same.request(), same.other()));
        return IntStream.concat(sequence, people)
                .filter(other -> requests.get(other).caseIndex() != request.caseIndex())
                .distinct()
                .toArray();
    }

    /** All links of the problem. */
    List<SequenceLink> links() {
        return links;
    }

    /** All roles of the problem that go to one person with another. */
    public List<SameSpecialist> sames() {
        return sames;
    }

    /** The requests that follow this one. */
    public int[] followersOf(Request request) {
        return followers[request.index()];
    }

    /** The links of a request to what it follows; also of one that the problem does not know. */
    public SequenceLink[] before(Request request) {
        return isKnown(request) ? before[request.index()] : request.follows().toArray(NO_LINKS);
    }

    /** The links of a request to what follows it, also where it is about to change; none of one that the problem does not know. */
    public SequenceLink[] after(Request request) {
        return request.index() < requests.size() ? after[request.index()] : NO_LINKS;
    }

    /**
     * The roles that have to go to one person, here and in another request; of one that the problem does not know its own, and of
     * one that is about to change those that others want of it as far as its roles keep their names.
     */
    public SameSpecialist[] sameSpecialists(Request request) {
        if (isKnown(request)) {
            return sameSpecialists[request.index()];
        }
        Stream<SameSpecialist> own = request.sameSpecialists().stream();
        return request.index() < requests.size()
                ? Stream.concat(own, wantedOf(request)).toArray(SameSpecialist[]::new)
                : own.toArray(SameSpecialist[]::new);
    }

    private Stream<SameSpecialist> wantedOf(Request changed) {
        Role[] before = requests.get(changed.index()).roles();
        return Arrays.stream(sameSpecialists[changed.index()])
                .filter(same -> same.other() == changed.index() && same.request() != changed.index())
                .flatMap(same -> Arrays.stream(changed.roles())
                        .filter(role -> role.name().equals(before[same.otherRole()].name()))
                        .map(role -> new SameSpecialist(same.request(), same.role(), same.other(), role.index())));
    }

    private boolean isKnown(Request request) {
        return request.index() < requests.size() && requests.get(request.index()) == request;
    }

    /** Whether a request follows another. */
    public boolean follows(Request later, int earlier) {
        for (SequenceLink link : before(later)) {
            if (link.earlier() == earlier) {
                return true;
            }
        }
        return false;
    }

    /** The requests of the same case, this one among them where the problem knows it. */
    public int[] ofCase(Request request) {
        return request.caseIndex() < byCase.length ? byCase[request.caseIndex()] : NOBODY;
    }

    /** The requests of its case, what it follows, what follows it, those that share people with it. It may be among them itself. */
    public int[] of(Request request) {
        int[] ofCase = ofCase(request);
        int[] others = elsewhere[request.index()];
        // Joined for each and kept, they would fill the memory where one case has thousands of requests.
        return others.length == 0
                ? ofCase
                : IntStream.concat(Arrays.stream(ofCase), Arrays.stream(others)).toArray();
    }

    /** Whether it may lie on one day with what it follows, or with what follows it. */
    public boolean isInChainWithinADay(Request request) {
        for (SequenceLink link : before(request)) {
            if (link.mayShareADay()) {
                return true;
            }
        }
        for (SequenceLink link : after(request)) {
            if (link.mayShareADay()) {
                return true;
            }
        }
        return false;
    }
}
