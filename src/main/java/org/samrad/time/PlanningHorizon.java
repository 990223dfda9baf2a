package org.samrad.time;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;

/**
 * What is planned, and by what clock and calendar: a setting of the site. There is one, and none before planning data is loaded or
 * the administrator has said what to plan.
 */
@Entity
@Table(name = "planning_horizon")
public class PlanningHorizon {

    /** The id of the only one. */
    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    private String name;
    private ZoneId timeZone;

    @Enumerated(EnumType.STRING)
    private @Nullable Country country;

    private LocalDateTime loadedNow;
    private LocalDate horizonStart;
    private LocalDate horizonEnd;
    private int weeksAhead;
    private int slotMinutes;
    private int noticeHours;
    private boolean consentRequired;
    private @Nullable String schoolHours;

    protected PlanningHorizon() {}

    PlanningHorizon(
            String name,
            ZoneId timeZone,
            @Nullable Country country,
            LocalDateTime loadedNow,
            LocalDate horizonStart,
            LocalDate horizonEnd,
            int slotMinutes) {
        this.name = name;
        this.timeZone = timeZone;
        this.country = country;
        this.loadedNow = loadedNow;
        this.horizonStart = horizonStart;
        this.horizonEnd = horizonEnd;
        this.weeksAhead = weeksAhead(horizonStart, horizonEnd);
        this.slotMinutes = slotMinutes;
    }

    /** The first, where no planning data brought one. */
    public static PlanningHorizon of(PlanningTerms terms, LocalDateTime now) {
        var horizon = new PlanningHorizon(
                terms.name(),
                terms.timeZone(),
                terms.country(),
                now,
                terms.firstDay(),
                terms.firstDay().plusWeeks(terms.weeksAhead()),
                terms.slotMinutes());
        horizon.change(terms);
        return horizon;
    }

    /** Sets other terms. */
    public void change(PlanningTerms terms) {
        name = terms.name();
        timeZone = terms.timeZone();
        country = terms.country();
        horizonStart = terms.firstDay();
        if (!horizonStart.isBefore(horizonEnd)) {
            horizonEnd = horizonStart.plusWeeks(terms.weeksAhead());
        }
        LocalDate furthest = horizonStart.plusDays(Limits.HORIZON_DAYS);
        horizonEnd = horizonEnd.isAfter(furthest) ? furthest : horizonEnd;
        weeksAhead = terms.weeksAhead();
        slotMinutes = terms.slotMinutes();
        noticeHours = terms.noticeHours();
        consentRequired = terms.consentRequired();
        schoolHours = terms.schoolHours();
    }

    /** What is set. */
    public PlanningTerms terms() {
        return new PlanningTerms(
                name,
                timeZone,
                country,
                horizonStart,
                weeksAhead,
                slotMinutes,
                noticeHours,
                consentRequired,
                schoolHours);
    }

    /** The data set's name. */
    public String name() {
        return name;
    }

    /** The zone of all local dates and times. */
    public ZoneId timeZone() {
        return timeZone;
    }

    /** Whose public holidays count; none where null. */
    public @Nullable Country country() {
        return country;
    }

    /** The first day that is planned at all. */
    public LocalDate firstDay() {
        return horizonStart;
    }

    /** How many weeks are planned at a time, the present one among them; 1 to {@value Limits#WEEKS_AHEAD}. */
    public int weeksAhead() {
        return weeksAhead;
    }

    /** Whether the days that the data were made for have passed, so that what is left of them is no example any more. */
    public boolean isOver(LocalDate today) {
        return !today.isBefore(horizonEnd);
    }

    /** The weeks that some days touch, as far as they can be planned at a time. */
    public static int weeksAhead(LocalDate start, LocalDate end) {
        long weeks = ChronoUnit.WEEKS.between(IsoWeek.mondayOf(start), IsoWeek.mondayOf(end.minusDays(1))) + 1;
        return (int) Math.clamp(weeks, 1, Limits.WEEKS_AHEAD);
    }

    /** Minutes between two possible starts, counted from local midnight. */
    public int slotMinutes() {
        return slotMinutes;
    }

    /** Hours from now before which nothing starts that is not urgent. */
    public int noticeHours() {
        return noticeHours;
    }

    /** Whether each organisation on a panel needs the consent of the case. */
    public boolean consentRequired() {
        return consentRequired;
    }

    /** When children are at school, on weekdays; null where the data does not say. */
    public @Nullable HoursOfDay schoolHours() {
        return schoolHours == null ? null : HoursOfDay.parse(schoolHours);
    }

    /** The moment to plan from: the clock's, up to the next whole minute so that it has not passed already. */
    public LocalDateTime now(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), timeZone);
        return now.minusNanos(1).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }

    /** What is planned at this moment. */
    public PlanningWindow at(Clock clock) {
        return at(now(clock));
    }

    /** What is planned at a local moment. */
    public PlanningWindow at(LocalDateTime now) {
        LocalDate monday = IsoWeek.mondayOf(now.toLocalDate());
        LocalDate start = horizonStart.isAfter(monday) ? horizonStart : monday;
        return new PlanningWindow(now, start, IsoWeek.mondayOf(start).plusWeeks(weeksAhead));
    }
}
