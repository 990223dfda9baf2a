package org.samrad.time;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;

/**
 * What an administrator decides about planning.
 *
 * @param name what the region, or the exercise, is called; 1 to {@value Limits#TEXT} characters
 * @param timeZone of all local dates and times
 * @param country whose public holidays count; none where null
 * @param firstDay the first day that is planned at all
 * @param weeksAhead how many weeks are planned at a time, the present one among them; 1 to {@value Limits#WEEKS_AHEAD}
 * @param slotMinutes between two possible starts, counted from local midnight; divides 60
 * @param noticeHours from now before which nothing starts that is not urgent; 0 to {@value Limits#NUMBER}
 * @param consentRequired whether each organisation on a panel needs the consent of the case
 * @param schoolHours when children are at school, on weekdays; as {@link HoursOfDay} reads it; null where nothing is said
 */
public record PlanningTerms(
        String name,
        ZoneId timeZone,
        @Nullable Country country,
        LocalDate firstDay,
        int weeksAhead,
        int slotMinutes,
        int noticeHours,
        boolean consentRequired,
        @Nullable String schoolHours) {

    /** Weeks that are planned where nobody says how many. */
    public static final int PROPOSED_WEEKS = 8;

    /** Minutes between two possible starts where nobody says how many. */
    public static final int PROPOSED_SLOT = 15;

    private static final int MINUTES_PER_HOUR = 60;

    public PlanningTerms {
        require(!name.isBlank() && Limits.isShort(name), "name", name);
        require(Limits.isDay(firstDay), "firstDay", firstDay);
        require(weeksAhead >= 1 && weeksAhead <= Limits.WEEKS_AHEAD, "weeksAhead", weeksAhead);
        require(isSlot(slotMinutes), "slotMinutes", slotMinutes);
        require(noticeHours >= 0 && noticeHours <= Limits.NUMBER, "noticeHours", noticeHours);
        require(schoolHours == null || HoursOfDay.parse(schoolHours) != null, "schoolHours", schoolHours);
    }

    /** Whether an hour can be divided into slots of so many minutes. */
    public static boolean isSlot(int minutes) {
        return minutes >= 1 && minutes <= MINUTES_PER_HOUR && MINUTES_PER_HOUR % minutes == 0;
    }

    private static void require(boolean holds, String field, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s can't be %s.".formatted(field, value));
        }
    }
}
