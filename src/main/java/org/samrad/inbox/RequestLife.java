package org.samrad.inbox;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestEvent.What;
import org.samrad.request.RequestHistory;
import org.samrad.request.RequestState;

/**
 * Where a request stands on its way from being filed to being done.
 *
 * @param steps in their order: those that are behind it, the one that it is at, those to come
 */
record RequestLife(List<Step> steps) {

    /** What is said about a request and leaves it where it stands. */
    private static final Set<What> TALK =
            EnumSet.of(What.ASKED, What.SENT, What.AGREED, What.DISAGREED, What.DECIDED, What.UNDECIDED);

    /** How far a step is. */
    enum Progress {
        DONE,
        NOW,
        TO_COME
    }

    /**
     * A step.
     *
     * @param word the message that says it ends with this
     * @param at when it was; for what is to be held, when it is to be; null where that is not known
     */
    record Step(String word, Progress progress, @Nullable LocalDateTime at) {}

    /**
     * The life of a request as a reader may know it.
     *
     * @param history the latest first
     * @param start when its consultation begins; null where none is published, or the reader may not know
     * @param held whether that was held; null where nobody told, or the reader may not know
     * @param asked whether a planner is asked to book a time for it, and may still answer
     * @param begun whether its consultation has begun, as far as the reader may know
     */
    static RequestLife of(
            ConsultationRequest request,
            List<RequestHistory.Line> history,
            @Nullable LocalDateTime start,
            @Nullable Boolean held,
            boolean asked,
            boolean begun) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                "FILED",
                Progress.DONE,
                lastOf(What.FILED, history).orElse(request.terms().received().atStartOfDay())));
        if (request.state() == RequestState.WITHDRAWN) {
            steps.add(new Step(
                    "WITHDRAWN", Progress.NOW, lastOf(What.WITHDRAWN, history).orElse(null)));
            return new RequestLife(steps);
        }
        if (request.state() == RequestState.OPEN) {
            What latest = latest(history);
            String now = latest == What.PROPOSED && asked || latest == What.RETURNED || latest == What.RELEASED
                    ? latest.name()
                    : "WAITING";
            steps.add(new Step(
                    now,
                    Progress.NOW,
                    now.equals("WAITING") ? null : lastOf(latest, history).orElse(null)));
            steps.add(new Step("SCHEDULED", Progress.TO_COME, null));
            steps.add(new Step("HELD", Progress.TO_COME, null));
            return new RequestLife(steps);
        }
        steps.add(new Step(
                "SCHEDULED",
                held == null && !begun ? Progress.NOW : Progress.DONE,
                lastOf(What.SCHEDULED, history).orElse(null)));
        if (held != null) {
            steps.add(new Step(held ? "HELD" : "NOT_HELD", Progress.NOW, start));
        } else {
            steps.add(begun ? new Step("PASSED", Progress.NOW, start) : new Step("HELD", Progress.TO_COME, start));
        }
        return new RequestLife(steps);
    }

    /**
     * The last that bears on where a waiting request stands: that its terms were changed takes back what was said of the old ones, a question
     * and its answer take back nothing.
     */
    private static What latest(List<RequestHistory.Line> history) {
        return history.stream()
                .map(RequestHistory.Line::what)
                .filter(what -> !TALK.contains(what))
                .findFirst()
                .orElse(What.FILED);
    }

    private static Optional<LocalDateTime> lastOf(What what, List<RequestHistory.Line> history) {
        return history.stream().filter(line -> line.what() == what).findFirst().map(RequestHistory.Line::at);
    }
}
