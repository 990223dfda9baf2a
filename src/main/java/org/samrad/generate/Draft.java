package org.samrad.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Urgency;
import org.samrad.generate.staff.CompetenceCatalogue;
import org.samrad.generate.staff.StaffMember;

/**
 * A request on its way to be written: its place in time is the hidden schedule's where one is planted, else only where its
 * wishes gather.
 */
final class Draft {

    /**
     * A role asked for.
     *
     * @param filledBy who fills it in the hidden schedule; null for an optional role and where nothing is planted
     * @param same whose role it is to be taken by the same person
     */
    record Role(
            String name,
            CompetenceCatalogue.@Nullable Entry competence,
            int minLevel,
            boolean optional,
            @Nullable Sector sector,
            @Nullable StaffMember named,
            @Nullable StaffMember filledBy,
            @Nullable Same same) {}

    /** A role of another draft. */
    record Same(Draft draft, String role) {}

    /** What a draft comes after, and how long after; null is no bound. */
    record Link(
            Draft first,
            @Nullable Integer minDays,
            @Nullable Integer maxDays,
            @Nullable Integer minMinutes,
            @Nullable Integer maxMinutes) {

        boolean countsMinutes() {
            return minMinutes != null || maxMinutes != null;
        }
    }

    final Demand demand;
    final int day;
    final int start;
    final @Nullable String site;
    final List<Role> roles = new ArrayList<>();
    final List<Link> links = new ArrayList<>();

    String id = "";
    String caseId = "";

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

    /** As urgent as the other, which lies on the same day, and received with it. */
    void askedForWith(Draft other) {
        urgency = other.urgency;
        received = other.received;
        earliest = other.earliest;
        due = other.due;
        latest = other.latest;
    }

    /** Whether the day lies within the dates that are asked for. */
    boolean mayLieOn(LocalDate date) {
        return (earliest == null || !date.isBefore(earliest)) && (latest == null || !date.isAfter(latest));
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
