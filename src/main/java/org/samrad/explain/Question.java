package org.samrad.explain;

import java.util.List;
import org.samrad.consultation.Place;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.PlanningFacts;

/**
 * One request that a plan leaves out, with when everybody could: what its obstacles and its unblocks both look at.
 *
 * @param places where it could be held
 */
record Question(Situation situation, Asked asked, Openings openings, JointTimes joint, List<Place> places) {

    /** @throws IllegalArgumentException where the data have no such request, or the schedule holds it */
    static Question of(Situation situation, String request) {
        PlanningFacts facts = situation.facts();
        if (facts.request(request) == null) {
            throw new IllegalArgumentException("There is no request %s.".formatted(request));
        }
        if (situation.diary().of(request) != null) {
            throw new IllegalArgumentException("The request %s is scheduled.".formatted(request));
        }
        Asked asked = Asked.of(facts, request);
        Openings openings = Openings.of(facts, situation.diary(), asked.request());
        return new Question(
                situation, asked, openings, new JointTimes(facts, asked, openings), facts.places(asked.request()));
    }

    PlanningFacts facts() {
        return situation.facts();
    }

    PlanDiary diary() {
        return situation.diary();
    }

    Obstacles obstacles() {
        return new Obstacles(cause(), joint.cells().matrix());
    }

    Cause cause() {
        return Cause.of(situation, asked, openings, joint);
    }

    List<Unblock> unblocks() {
        return new Unblocks(this).cheapest();
    }
}
