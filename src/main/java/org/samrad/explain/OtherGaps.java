package org.samrad.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.PlanningFacts;
import org.samrad.request.RequestLink;

/**
 * Finds how much nearer to what it follows, or farther from it, the request would have to be allowed to lie; the same for what
 * follows it. Both are about one case: so whoever answers for the one answers for the other, and it is protected with it.
 */
record OtherGaps(Question question) {

    /** Two requests, the one after the other; the same one may be followed by several links. */
    private record Pair(String request, String follows) {}

    /** For each bound that stands in the way alone the least change that would do. */
    List<Unblock> find() {
        var found = new ArrayList<Unblock>();
        for (Pair pair : pairs()) {
            List<PlanningData.RequestLink> links = links(pair);
            for (RequestLink.Bound bound : RequestLink.Bound.values()) {
                Integer from = OtherGap.strictest(bound, links.stream().map(PlanningData.RequestLink::asked));
                Unblock unblock = from == null ? null : without(pair, bound, from);
                if (unblock != null) {
                    found.add(unblock);
                }
            }
        }
        return found;
    }

    private Set<Pair> pairs() {
        PlanningFacts facts = question.facts();
        PlanningData.Request request = question.asked().request();
        var pairs = new LinkedHashSet<Pair>();
        for (PlanningData.RequestLink link : facts.followed().of(request.id())) {
            if (isHeldOfSameCase(link.follows())) {
                pairs.add(new Pair(link.request(), link.follows()));
            }
        }
        for (PlanningData.RequestLink link : facts.followers(request.id())) {
            if (isHeldOfSameCase(link.request())) {
                pairs.add(new Pair(link.request(), link.follows()));
            }
        }
        return pairs;
    }

    private boolean isHeldOfSameCase(String other) {
        Held held = question.diary().of(other);
        return held != null
                && held.request().caseId().equals(question.asked().request().caseId());
    }

    private List<PlanningData.RequestLink> links(Pair pair) {
        return question.facts().followed().of(pair.request()).stream()
                .filter(link -> link.follows().equals(pair.follows()))
                .toList();
    }

    /** Finds the place that comes nearest to keeping a bound that does not count; null where there is none. */
    private @Nullable Unblock without(Pair pair, RequestLink.Bound bound, int from) {
        PlanningFacts facts = question.facts();
        var without = new Openings(
                facts,
                question.diary(),
                question.asked().request(),
                question.openings().starts(),
                link -> link.request().equals(pair.request()) && link.follows().equals(pair.follows())
                        ? PlanningData.RequestLink.of(link.request(), bound.at(link.asked(), null))
                        : link);
        if (!without.isAnyNewlyInSequence(question.openings())) {
            return null;
        }
        boolean isLater = pair.request().equals(question.asked().request().id());
        List<Place> places = question.places();
        var times = new JointTimes(question.joint(), without);
        // What follows comes nearest to a least gap by lying late, what is followed by lying early.
        Held held = bound.isLeast() == isLater ? latest(times, places, bound) : times.earliest(places, 0);
        return held == null
                ? null
                : new Unblock(
                        new OtherGap(
                                pair.request(),
                                pair.follows(),
                                bound,
                                from,
                                gap(held, other(pair, isLater), bound, isLater)),
                        held.placement(facts));
    }

    /** Of a bound of days any time of the latest day that does is as near: the earliest then. */
    private @Nullable Held latest(JointTimes times, List<Place> places, RequestLink.Bound bound) {
        Held latest = times.latest(places);
        return latest == null || bound.countsMinutes()
                ? latest
                : times.earliest(
                        places, question.openings().starts().bitOf(latest.day() * PlanningFacts.MINUTES_PER_DAY));
    }

    private Held other(Pair pair, boolean isLater) {
        return Objects.requireNonNull(question.diary().of(isLater ? pair.follows() : pair.request()));
    }

    private static int gap(Held held, Held other, RequestLink.Bound bound, boolean isLater) {
        Held earlier = isLater ? other : held;
        Held later = isLater ? held : other;
        return bound.countsMinutes() ? later.start() - earlier.end() : later.day() - earlier.day();
    }
}
