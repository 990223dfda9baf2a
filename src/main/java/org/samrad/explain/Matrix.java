package org.samrad.explain;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.samrad.dataset.PlanningData;

/**
 * For each role of a request every specialist with all the reasons that stand in the way, those nearest to taking it first.
 *
 * @param rows one for each role, in the request's order
 */
public record Matrix(List<Row> rows) {

    /** What says that somebody is not whom a role asks for. */
    private static final Set<Reason> UNQUALIFIED = Set.of(
            Reason.NOT_NAMED,
            Reason.NOT_THE_SAME,
            Reason.NO_COMPETENCE,
            Reason.LEVEL_TOO_LOW,
            Reason.COMPETENCE_EXPIRED,
            Reason.SECTOR);

    /** One role and everybody. */
    public record Row(PlanningData.RequestRole role, List<Cell> cells) {}

    /**
     * One specialist in one role.
     *
     * @param reasons what stands in the way; empty for somebody who could take the role at some time as things stand
     * @param level highest level held of the competence asked for, 0 for none: first argument of the message of
     *     {@link Reason#LEVEL_TOO_LOW}, the second is the level asked for
     * @param outdated the rows that {@link Reason#COMPETENCE_EXPIRED} is about, else empty; the message's argument
     * @param absences the absences that touch the window, where {@link Reason#ABSENT} stands, else empty; the message's argument
     * @param busyWith the requests whose consultations {@link Reason#BUSY} is about, else empty; the message's argument
     */
    public record Cell(
            String specialist,
            Set<Reason> reasons,
            int level,
            List<PlanningData.SpecialistCompetence> outdated,
            List<PlanningData.Absence> absences,
            SortedSet<String> busyWith) {

        /** Whether the specialist is whom the role asks for, whatever else stands in the way. */
        public boolean isQualified() {
            return Collections.disjoint(reasons, UNQUALIFIED);
        }

        /** How far from taking the role it leaves the specialist; 0 for one who could. */
        int distance() {
            return reasons.stream().mapToInt(Reason::distance).sum();
        }
    }

    /** What is said of a specialist in a role. */
    public Cell cell(String role, String specialist) {
        return rows.stream()
                .filter(row -> row.role.role().equals(role))
                .flatMap(row -> row.cells.stream())
                .filter(cell -> cell.specialist.equals(specialist))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no role %s with a specialist %s.".formatted(role, specialist)));
    }
}
