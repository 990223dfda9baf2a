package org.samrad.explain;

import org.jspecify.annotations.Nullable;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.explain.unblock.Unblock;
import org.samrad.limits.Limits;
import org.samrad.matching.PlanningFacts;

/** Finds how much shorter the request would have to be to get a place, and when its participants would have to be able besides. */
record OtherTimes(Question question) {

    /** No request is offered a place for less than one part of so many of what it asks for. */
    private static final int LEAST_PART = 4;

    /** The least that has to go of its length, by slots; null where a quarter of it has no place either. */
    @Nullable
    Unblock shorter() {
        PlanningFacts facts = question.facts();
        int asks = question.asked().request().terms().durationMinutes();
        int slot = facts.header().slotMinutes();
        int least = Math.ceilDiv(asks, LEAST_PART * slot);
        int most = Math.min(question.asked().longest(facts), asks - 1) / slot;
        Held found = isFollowedWithinMinutes() ? longest(least, most, slot) : longestByHalving(least, most, slot);
        return found == null
                ? null
                : new Unblock(
                        new ShorterDuration(question.asked().request().id(), asks, found.end() - found.start()),
                        found.placement(facts));
    }

    /** Whether something follows it that has to come soon after its end: then one that is shorter need not be easier to place. */
    private boolean isFollowedWithinMinutes() {
        return question.facts().followers(question.asked().request().id()).stream()
                .anyMatch(link ->
                        link.asked().maxGapMinutes() != null && question.diary().of(link.request()) != null);
    }

    private @Nullable Held longest(int least, int most, int slot) {
        Held found = null;
        for (int slots = most; slots >= least && found == null; slots--) {
            found = lasting(slots * slot);
        }
        return found;
    }

    private @Nullable Held longestByHalving(int least, int most, int slot) {
        Held found = least > most ? null : lasting(least * slot);
        int has = least;
        int hasNot = most + 1;
        while (found != null && hasNot - has > 1) {
            int middle = (has + hasNot) / 2;
            Held held = lasting(middle * slot);
            if (held == null) {
                hasNot = middle;
            } else {
                has = middle;
                found = held;
            }
        }
        return found;
    }

    private @Nullable Held lasting(int minutes) {
        return question.joint().taking(minutes).earliest(question.places(), 0);
    }

    /** The earliest time on one of its days beside those when the participants can; null where they can at any, or there is none. */
    @Nullable
    Unblock besideWindows() {
        PlanningFacts facts = question.facts();
        String request = question.asked().request().id();
        if (facts.windows(request).isEmpty() || windows(facts, request) >= Limits.WINDOWS) {
            return null;
        }
        var anyTime = new Openings(
                facts,
                question.diary(),
                question.asked().request(),
                AllowedStarts.withoutWindows(facts, question.asked().request()));
        Held held = new JointTimes(question.joint(), anyTime).earliest(question.places(), 0);
        return held == null
                ? null
                : new Unblock(
                        new OtherWindow(request, facts.time(held.start()), facts.time(held.end())),
                        held.placement(facts));
    }

    /** How many it has, those that are wishes among them. */
    private static long windows(PlanningFacts facts, String request) {
        return facts.data().requestWindows().stream()
                .filter(row -> row.request().equals(request))
                .count();
    }
}
