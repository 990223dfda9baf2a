package org.samrad.explain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.PlanDiary;
import org.samrad.matching.PlanningFacts;

/** Planning data and a plan for them: what every explanation looks at. */
final class Situation {

    private final PlanningFacts facts;
    private final List<ScheduleRow> schedule;
    private final PlanDiary diary;
    private @Nullable Set<String> broken;

    Situation(PlanningData data, List<ScheduleRow> schedule) {
        this(new PlanningFacts(data), schedule);
    }

    Situation(PlanningFacts facts, List<ScheduleRow> schedule) {
        this.facts = facts;
        this.schedule = List.copyOf(schedule);
        this.diary = PlanDiary.of(facts, schedule);
    }

    PlanningFacts facts() {
        return facts;
    }

    List<ScheduleRow> schedule() {
        return schedule;
    }

    PlanDiary diary() {
        return diary;
    }

    /**
     * What the request follows that is not scheduled, or what it follows or takes a person over from that may not be built on; null
     * where nothing stands in its way.
     */
    @Nullable
    String cannotFollow(PlanningData.Request request) {
        for (PlanningData.RequestLink link : facts.followed().of(request.id())) {
            String followed = link.follows();
            if (diary.of(followed) == null || isBroken(followed)) {
                return followed;
            }
        }
        for (PlanningData.RequestRole role : facts.roles(request.id())) {
            String other = role.optional() ? null : facts.followed().sameAsRequest(role);
            if (other != null && isHeldIn(other, role.sameAs()) && isBroken(other)) {
                return other;
            }
        }
        return null;
    }

    private boolean isHeldIn(String request, @Nullable String role) {
        Held held = diary.of(request);
        return held != null && role != null && held.panel().containsKey(role);
    }

    /** Whether all that the request follows, if anything, is scheduled and may be built on. */
    boolean canFollow(PlanningData.Request request) {
        return cannotFollow(request) == null;
    }

    /** Nothing is built on a pinned consultation that breaks a rule. */
    private boolean isBroken(String request) {
        if (!facts.isPinned(request)) {
            return false;
        }
        if (broken == null) {
            broken = ScheduleCheck.brokenPinned(facts.data(), schedule);
        }
        return broken.contains(request);
    }
}
