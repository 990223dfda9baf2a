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

/**
 * What the planning data in the database covers: its zone, its days, its slot grid. There is one, and none before data is
 * loaded; it comes and goes with the data.
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
        this.slotMinutes = slotMinutes;
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

    /** From the first midnight to the last. */
    public TimeRange range() {
        return new TimeRange(horizonStart.atStartOfDay(), horizonEnd.atStartOfDay());
    }

    /** First day. */
    public LocalDate start() {
        return horizonStart;
    }

    /** The day after the last. */
    public LocalDate end() {
        return horizonEnd;
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

    /** The moment that the data set gave as its present. */
    public LocalDateTime loadedNow() {
        return loadedNow;
    }

    /**
     * The moment to plan from: the clock's, up to the next whole minute so that it has not passed already, but not before
     * the one the data was loaded with. Once the horizon has passed, the data is an exercise of its time and is planned
     * from its own moment again.
     */
    public LocalDateTime now(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), timeZone);
        boolean within = now.isAfter(loadedNow) && now.toLocalDate().isBefore(horizonEnd);
        return within ? now.minusNanos(1).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1) : loadedNow;
    }
}
