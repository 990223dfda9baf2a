package org.samrad.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.explain.unblock.Unblock;
import org.samrad.limits.Limits;
import org.samrad.matching.PlanningFacts;

/** Finds how much shorter the request would have to be to get a place, and when its participants would have to be able besides. */
record OtherTimes(Situation situation, Asked asked, JointTimes joint) {

    /** No request is offered a place for less than one part of so many of what it asks for. */
    private static final int LEAST_PART = 4;

    /** The least that has to go of its length, by slots; null where a quarter of it has no place either. */
    @Nullable
    Unblock shorter() {
        PlanningFacts facts = situation.facts();
        List<Place> places = facts.places(asked.request());
        int asks = asked.request().terms().durationMinutes();
        int slot = facts.header().slotMinutes();
        int least = Math.max(1, asks / LEAST_PART / slot);
        int most = Math.min(asked.longest(facts), asks - 1) / slot;
        Held found = least > most ? null : joint.taking(least * slot).earliest(places, 0);
        if (found == null) {
            return null;
        }
        while (least < most) {
            int middle = (least + most + 1) / 2;
            Held held = joint.taking(middle * slot).earliest(places, 0);
            if (held == null) {
                most = middle - 1;
            } else {
                least = middle;
                found = held;
            }
        }
        return new Unblock(new ShorterDuration(asked.request().id(), asks, least * slot), found.placement(facts));
    }

    /** The earliest time on one of its days beside those when the participants can; null where they can at any, or there is none. */
    @Nullable
    Unblock besideWindows() {
        PlanningFacts facts = situation.facts();
        String request = asked.request().id();
        if (facts.windows(request).isEmpty() || windows(facts, request) >= Limits.WINDOWS) {
            return null;
        }
        var anyTime = new Openings(
                facts, situation.diary(), asked.request(), AllowedStarts.withoutWindows(facts, asked.request()));
        Held held = new JointTimes(joint, anyTime).earliest(facts.places(asked.request()), 0);
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
