package org.samrad.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.unblock.Unblock;

/**
 * Why a request has no place in a plan and what would give it one. Ids and codes only: names and words are for whoever shows
 * it.
 *
 * @param unblocks up to three changes that were tried out, the cheapest first
 */
public record Explanation(String request, Cause cause, Matrix matrix, List<Unblock> unblocks) {

    /** The code of a reason that was not worked out. */
    public static final String NOT_KNOWN = "NOT_KNOWN";

    /**
     * Explains a request that the schedule leaves out.
     *
     * @throws IllegalArgumentException where the data have no such request, or the schedule holds it
     */
    public static Explanation ofUnscheduled(PlanningData data, List<ScheduleRow> schedule, String request) {
        Question question = Question.of(new Situation(data, schedule), request);
        Obstacles obstacles = question.obstacles();
        return new Explanation(request, obstacles.cause(), obstacles.matrix(), question.unblocks());
    }

    /** A row for each request that the schedule leaves out, in the order of the data, with the reason. */
    public static List<UnscheduledRow> unscheduledRows(PlanningData data, List<ScheduleRow> schedule) {
        return unscheduledRows(data, schedule, () -> false);
    }

    /**
     * The same, as long as there is time.
     *
     * @param isOver asked before each request; from then on only what the request itself tells is looked at, and where that is
     *     nothing, the reason is {@value #NOT_KNOWN}
     */
    public static List<UnscheduledRow> unscheduledRows(
            PlanningData data, List<ScheduleRow> schedule, BooleanSupplier isOver) {
        var scheduled = new HashSet<String>();
        schedule.forEach(row -> scheduled.add(row.request()));
        Situation situation = null;
        var rows = new ArrayList<UnscheduledRow>();
        for (var request : data.requests()) {
            if (scheduled.contains(request.id())) {
                continue;
            }
            if (isOver.getAsBoolean()) {
                rows.add(atAGlance(situation, request.id()));
                continue;
            }
            situation = situation == null ? new Situation(data, schedule) : situation;
            rows.add(unscheduledRow(situation, request.id()));
        }
        return List.copyOf(rows);
    }

    /** @param situation null where there was no time to look at the plan at all */
    private static UnscheduledRow atAGlance(@Nullable Situation situation, String request) {
        Cause cause = situation == null ? null : Cause.atAGlance(situation, Asked.of(situation.facts(), request));
        return cause == null
                ? new UnscheduledRow(request, NOT_KNOWN, null, "The reason is not worked out.")
                : new UnscheduledRow(request, cause.reason().name(), cause.role(), cause.sentence());
    }

    /** The row for one request that the schedule leaves out. */
    public static UnscheduledRow unscheduledRow(PlanningData data, List<ScheduleRow> schedule, String request) {
        return unscheduledRow(new Situation(data, schedule), request);
    }

    private static UnscheduledRow unscheduledRow(Situation situation, String request) {
        Cause cause = Cause.of(situation, Asked.of(situation.facts(), request));
        return new UnscheduledRow(request, cause.reason().name(), cause.role(), cause.sentence());
    }
}
