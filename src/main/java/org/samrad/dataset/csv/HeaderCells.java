package org.samrad.dataset.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningHeader;
import org.samrad.limits.Limits;
import org.samrad.time.Country;
import org.samrad.time.HoursOfDay;

/** What {@code dataset.properties} says, wherever it stands: one row whose columns are the keys. */
abstract class HeaderCells extends Cells {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int DEFAULT_SLOT_MINUTES = 15;

    HeaderCells(DatasetErrors errors) {
        super(DatasetFile.HEADER, errors, false);
    }

    final PlanningHeader header() {
        LocalDate start = date("horizon_start");
        LocalDate end = date("horizon_end");
        requireBefore("horizon_start", start, "horizon_end", end);
        LocalDateTime now = dateTime("now");
        if (sound("horizon_start", "horizon_end", "now")) {
            requireWithinLimits(start, end, now.toLocalDate());
        }
        return new PlanningHeader(
                text("name"),
                zone(),
                optionalChoice("country", Country.class),
                now,
                start,
                end,
                slotMinutes(),
                numberOr("notice_hours", 0, Limits.NUMBER, 0),
                flag("consent_required"),
                schoolHours());
    }

    /** What an export of many years has before its present is history, which costs a plan nothing. */
    private void requireWithinLimits(LocalDate start, LocalDate end, LocalDate present) {
        LocalDate last = (start.isAfter(present) ? start : present).plusDays(Limits.HORIZON_DAYS);
        if (end.isAfter(last)) {
            refuse("horizon_end", "file.horizon", Limits.HORIZON_DAYS, last);
        }
        LocalDate first = present.minusDays(Limits.HISTORY_DAYS);
        if (start.isBefore(first)) {
            refuse("horizon_start", "file.history", Limits.HISTORY_DAYS, first);
        }
    }

    private ZoneId zone() {
        ZoneId zone = value("time_zone", true, CellValue::zone, "file.zone");
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private @Nullable String schoolHours() {
        return value("school_hours", false, text -> HoursOfDay.parse(text) == null ? null : text, "file.hours");
    }

    private int slotMinutes() {
        int minutes = numberOr("slot_minutes", 1, MINUTES_PER_HOUR, DEFAULT_SLOT_MINUTES);
        if (MINUTES_PER_HOUR % minutes != 0) {
            refuse("slot_minutes", "file.divisor");
        }
        return minutes;
    }
}
