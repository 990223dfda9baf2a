package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Urgency;

/**
 * A request on its way to be written: its place in time is the hidden schedule's where one is planted, else only where its
 * wishes gather.
 */
final class Draft {

    /**
     * A role asked for.
     *
     * @param filledBy who fills it in the hidden schedule; null for an optional role and where nothing is planted
     */
    record Role(
            String name,
            CompetenceCatalogue.@Nullable Entry competence,
            int minLevel,
            boolean optional,
            @Nullable Sector sector,
            @Nullable StaffMember named,
            @Nullable StaffMember filledBy) {}

    final Demand demand;
    final int day;
    final int start;
    final @Nullable String site;
    final List<Role> roles = new ArrayList<>();

    String id = "";
    String caseId = "";

    @Nullable
    Draft follows;

    @Nullable
    Integer minGapDays;

    @Nullable
    Integer maxGapDays;

    Urgency urgency = Urgency.DAYS_90;
    LocalDate received = LocalDate.EPOCH;

    @Nullable
    LocalDate earliest;

    @Nullable
    LocalDate due;

    @Nullable
    LocalDate latest;

    Draft(Demand demand, int day, int start, @Nullable String site) {
        this.demand = demand;
        this.day = day;
        this.start = start;
        this.site = site;
    }

    int end() {
        return start + demand.minutes();
    }

    boolean overlaps(Draft other) {
        return day == other.day && start < other.end() && other.start < end();
    }

    /** Whether this one can follow the other where both stand. */
    boolean isAfter(Draft other) {
        return day > other.day || (day == other.day && start >= other.end());
    }

    /** Who takes part in the hidden schedule. */
    List<StaffMember> panel() {
        List<StaffMember> panel = new ArrayList<>();
        for (Role role : roles) {
            StaffMember person = role.filledBy;
            if (person != null) {
                panel.add(person);
            }
        }
        return panel;
    }
}
