package org.samrad.inbox.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Limits;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;

/**
 * What is to be otherwise in each request of a series.
 *
 * @param urgency null: as it is; a last day within the guarantee that was set moves by as many days as the guarantee does
 * @param days by how many the earliest and the latest day and all windows move; below 0: they are earlier
 * @param minutes how long it takes; null: as long as it does
 * @param modes empty: as they are
 * @param instead the id of the person in whose place another is asked for; null: nobody
 * @param named the id of that other; null: whoever holds the competence
 */
record SeriesChange(
        @Nullable Urgency urgency,
        int days,
        @Nullable Integer minutes,
        Set<Mode> modes,
        @Nullable String instead,
        @Nullable String named) {

    SeriesChange {
        modes = Set.copyOf(modes);
    }

    /** A request as it would be; the same where nothing of it changes. */
    RequestContent of(RequestContent content, UrgencyScale scale) {
        RequestTerms terms = content.terms();
        RequestTerms other = terms.with(fields -> {
            fields.earliest = moved(terms.earliest());
            fields.latest = moved(terms.latest());
            fields.durationMinutes = minutes == null ? terms.durationMinutes() : minutes;
            fields.modes = modes.isEmpty() ? terms.modes() : modes;
            if (urgency != null) {
                fields.urgency = urgency;
                fields.due = plus(terms.due(), scale.days(urgency) - scale.days(terms.urgency()));
            }
        });
        return new RequestContent(
                other,
                content.roles().stream().map(this::of).toList(),
                content.links(),
                content.windows().stream().map(this::moved).toList(),
                content.question());
    }

    private RequestRole of(RequestRole role) {
        return instead != null && instead.equals(role.specialist()) ? role.naming(named) : role;
    }

    private RequestWindow moved(RequestWindow window) {
        return new RequestWindow(moved(window.from()), moved(window.until()), window.preferred());
    }

    private LocalDateTime moved(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return Limits.isDay(day) ? day.plusDays(days).atTime(moment.toLocalTime()) : moment;
    }

    private @Nullable LocalDate moved(@Nullable LocalDate day) {
        return plus(day, days);
    }

    /** What means always or for ever stays. */
    private static @Nullable LocalDate plus(@Nullable LocalDate day, int days) {
        return day != null && Limits.isDay(day) ? day.plusDays(days) : day;
    }
}
