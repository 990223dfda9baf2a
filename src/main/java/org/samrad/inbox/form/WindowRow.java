package org.samrad.inbox.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.match.Change;
import org.samrad.request.RequestWindow;
import org.samrad.spoken.SpokenTimes;

/**
 * A row of the form for a request, for a time that does.
 *
 * @param untilDay empty: the same day
 */
record WindowRow(String day, String from, String untilDay, String until, Boolean preferred) {

    static final WindowRow EMPTY = new WindowRow("", "", "", "", false);

    WindowRow {
        day = RequestForm.typed(day);
        from = RequestForm.typed(from);
        untilDay = RequestForm.typed(untilDay);
        until = RequestForm.typed(until);
        preferred = Boolean.TRUE.equals(preferred);
    }

    /** The row that shows a window as it is. */
    static WindowRow of(RequestWindow window) {
        LocalDate day = window.from().toLocalDate();
        LocalDate untilDay = window.until().toLocalDate();
        return new WindowRow(
                day.toString(),
                time(window.from()),
                untilDay.equals(day) ? "" : untilDay.toString(),
                time(window.until()),
                window.preferred());
    }

    /** Rows for times that were said. */
    static Stream<WindowRow> of(SpokenTimes said) {
        return said.understood().stream()
                .flatMap(times -> times.ranges().stream()
                        .map(range -> of(new RequestWindow(range.from(), range.until(), times.preferred()))));
    }

    /** The time that the row says; null where it can't be read. */
    @Nullable
    RequestWindow window() {
        try {
            LocalDate first = LocalDate.parse(day);
            LocalDate last = untilDay.isEmpty() ? first : LocalDate.parse(untilDay);
            return new RequestWindow(
                    first.atTime(LocalTime.parse(from)), last.atTime(LocalTime.parse(until)), preferred);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The row that begins and ends so many minutes earlier and later; as it is where it can't be read. */
    WindowRow wider(int minutes) {
        RequestWindow window = window();
        return window == null ? this : of(Change.wider(window, minutes));
    }

    private static String time(LocalDateTime moment) {
        return moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    boolean isEmpty() {
        return Stream.of(day, from, untilDay, until).allMatch(String::isEmpty);
    }
}
