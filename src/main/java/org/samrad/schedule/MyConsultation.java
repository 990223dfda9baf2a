package org.samrad.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.time.TimeRange;

/**
 * A published consultation as one of its panel sees it.
 *
 * @param appointment the id of the appointment
 * @param terms what is answered to, see {@link Appointment#terms}
 * @param open whether it can be answered: it has not begun
 * @param site the site's name; null unless on site
 * @param title as filed; null where it has none
 * @param requester who asks, in words; null where nobody said
 * @param role the reader's own role
 * @param others the rest of the panel
 * @param known how the reader knows the case; null where they have not met it
 * @param news what the reader was told of it just now; null where nothing is new
 */
record MyConsultation(
        UUID appointment,
        String terms,
        boolean open,
        TimeRange time,
        Mode mode,
        @Nullable String site,
        String caseId,
        boolean isProtected,
        @Nullable String title,
        Form form,
        @Nullable String requester,
        String role,
        List<Colleague> others,
        @Nullable Known known,
        News.@Nullable Item news) {

    /**
     * Somebody else on the panel.
     *
     * @param organisation its name; empty where it is not known
     */
    record Colleague(String name, String role, String organisation) {}

    /**
     * That the reader has met the case before.
     *
     * @param times how often
     * @param since a day on which they knew it already; null where nobody noted one
     */
    record Known(int times, @Nullable LocalDate since) {}
}
