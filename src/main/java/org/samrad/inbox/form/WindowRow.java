package org.samrad.inbox.form;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.samrad.request.RequestWindow;

/**
 * A row of the form for a request, for a time that does.
 *
 * @param untilDay empty: the same day
 */
record WindowRow(String day, String from, String untilDay, String until, Boolean preferred) implements Serializable {

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

    private static String time(LocalDateTime moment) {
        return moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    boolean isEmpty() {
        return Stream.of(day, from, untilDay, until).allMatch(String::isEmpty);
    }
}
