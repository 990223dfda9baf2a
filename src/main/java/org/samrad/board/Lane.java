package org.samrad.board;

import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;
import org.samrad.plan.web.BusyTimes;

/**
 * What one row of the board is about: a specialist, a case, a site or a form of meeting.
 *
 * @param id unique on the board
 * @param name what it is called
 * @param about what else is said of it, none where there is nothing
 * @param caseId the case it is about, empty where it is about none
 * @param specialist whom it is about, empty where it is about nobody
 * @param availability when it offers time
 * @param absences when it is away
 * @param busy when it is busy with what the reader learns nothing of
 */
record Lane(
        String id,
        String name,
        List<String> about,
        String caseId,
        String specialist,
        List<WeeklyTime> availability,
        List<PlanningData.Absence> absences,
        List<BusyTimes.Span> busy) {

    static Lane of(String id, String name, List<String> about) {
        return new Lane(id, name, about, "", "", List.of(), List.of(), List.of());
    }

    static Lane ofCase(String id) {
        return new Lane(id, id, List.of(), id, "", List.of(), List.of(), List.of());
    }

    static Lane ofSpecialist(String id, String name, List<String> about) {
        return new Lane(id, name, about, "", id, List.of(), List.of(), List.of());
    }
}
