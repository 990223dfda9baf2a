package org.samrad.explain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.PlanningFacts;

/**
 * Explains what one plan leaves out. Made once for planning data and a schedule, then asked as often as one likes and by any
 * thread: what all questions share is worked out beforehand, and each has a diary of its own to try things in.
 */
public final class Explanations {

    private final PlanningFacts facts;
    private final List<ScheduleRow> schedule;
    private final Map<String, List<Unblock>> unblocks = new ConcurrentHashMap<>();
    private final Map<String, Cause> causes = new ConcurrentHashMap<>();

    private Explanations(PlanningData data, List<ScheduleRow> schedule) {
        this.facts = new PlanningFacts(data);
        this.schedule = List.copyOf(schedule);
        facts.persons().forEach(person -> person.hours().workOut());
    }

    /** @param schedule the plan, a row per filled role; requests that it leaves out are unscheduled */
    public static Explanations of(PlanningData data, List<ScheduleRow> schedule) {
        return new Explanations(data, schedule);
    }

    /**
     * Why a request has no place; answered in moments.
     *
     * @throws IllegalArgumentException where the data have no such request, or the schedule holds it
     */
    public Obstacles obstacles(String request) {
        return Question.of(situation(), request).obstacles();
    }

    /**
     * Why each of some requests has no place, by request; a thousand take some seconds the first time.
     *
     * @throws IllegalArgumentException where the data have no such request, or the schedule holds it
     */
    public Map<String, Cause> causes(Collection<String> requests) {
        var found = new LinkedHashMap<String, Cause>();
        Situation situation = null;
        for (String request : requests) {
            Cause cause = causes.get(request);
            if (cause == null) {
                situation = situation == null ? situation() : situation;
                cause = Question.of(situation, request).cause();
                causes.put(request, cause);
            }
            found.put(request, cause);
        }
        return found;
    }

    /**
     * Up to three changes that were tried out, the cheapest first; takes up to a second the first time where the plan is large.
     *
     * @throws IllegalArgumentException where the data have no such request, or the schedule holds it
     */
    public List<Unblock> unblocks(String request) {
        return unblocks.computeIfAbsent(
                request, id -> Question.of(situation(), id).unblocks());
    }

    private Situation situation() {
        return new Situation(facts, schedule);
    }
}
