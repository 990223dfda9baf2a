package org.samrad.solve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Consultation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanReview;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a plan the checker lets pass. The rules that a search weighs are summed up, so that it could pay with one that is broken
 * for another that is mended; an answer may lack a consultation, but holds none that breaks a rule.
 *
 * @param plan the plan, without what broke a rule
 * @param schedule its rows
 * @param violations what only pinned consultations break
 */
record SoundAnswer(Plan plan, List<ScheduleRow> schedule, List<Violation> violations) {

    private static final Logger LOG = LoggerFactory.getLogger(SoundAnswer.class);

    static SoundAnswer of(PlanningData data, Plan found) {
        SoundAnswer answer = checked(data, found);
        while (answer.violations.stream().anyMatch(violation -> !violation.given())) {
            SoundAnswer fewer = checked(data, answer.withoutBroken());
            if (fewer.plan.scheduled() == answer.plan.scheduled()) {
                return answer;
            }
            answer = fewer;
        }
        return answer;
    }

    private static SoundAnswer checked(PlanningData data, Plan plan) {
        List<ScheduleRow> schedule = Schedules.of(plan, data);
        return new SoundAnswer(plan, schedule, ScheduleCheck.check(data, schedule));
    }

    /**
     * The plan without one consultation for each rule that is broken, the one that breaks it unless that is pinned. What the search was
     * to leave alone goes only where nobody else can: it may come after one that has found no place.
     */
    private Plan withoutBroken() {
        Plan fewer = new PlanCloner().cloneSolution(plan);
        Map<String, Consultation> movable = new HashMap<>();
        Map<String, Consultation> standing = new HashMap<>();
        for (Consultation consultation : fewer.getConsultations()) {
            if (consultation.isScheduled() && !consultation.request().pinned()) {
                (consultation.isPinned() ? standing : movable)
                        .put(consultation.request().id(), consultation);
            }
        }
        for (Violation violation : violations) {
            if (!violation.given()) {
                Stream.of(movable, standing)
                        .flatMap(some -> Stream.concat(Stream.of(violation.request()), violation.involved().stream())
                                .flatMap(request -> Stream.ofNullable(some.get(request))))
                        .findFirst()
                        .ifPresent(consultation -> {
                            LOG.warn("The search broke {}; the consultation that did is left out.", violation.rule());
                            consultation.setOption(null);
                        });
            }
        }
        fewer.setScore(PlanReview.of(fewer).score());
        return fewer;
    }
}
