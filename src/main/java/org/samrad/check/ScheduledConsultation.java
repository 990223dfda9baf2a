package org.samrad.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;

/**
 * One request as the schedule places it: what its rows say together.
 *
 * @param members the filled roles whose role and specialist are known
 * @param given pinned, and standing exactly as given: what it breaks is not the schedule's fault
 */
record ScheduledConsultation(
        PlanningData.Request request,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        List<Member> members,
        boolean given) {

    /** A filled role. */
    record Member(PlanningData.RequestRole role, PlanningData.Specialist specialist) {}

    String id() {
        return request.id();
    }

    LocalDate date() {
        return start.toLocalDate();
    }

    boolean overlaps(ScheduledConsultation other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The specialists on the panel, each once even where one wrongly fills two roles. */
    List<PlanningData.Specialist> panel() {
        return members.stream().map(Member::specialist).distinct().toList();
    }

    @Override
    public String toString() {
        return "%s (%s to %s)".formatted(id(), start, end);
    }
}
