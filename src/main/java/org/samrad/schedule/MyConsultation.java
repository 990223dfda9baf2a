package org.samrad.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.limits.Texts;
import org.samrad.time.IsoWeek;
import org.samrad.time.TimeRange;

/**
 * A published consultation as one of its panel sees it.
 *
 * @param appointment the id of the appointment
 * @param terms what is answered to, see {@link Appointment#terms}
 * @param open whether it can be answered: it has not begun
 * @param meeting where it meets by video; null where it does not, or nobody who has to come has given a link
 * @param site the site's name; null unless on site
 * @param title as filed; null where it has none
 * @param question what the panel is asked, in words; null where nobody wrote it
 * @param requester who asks, in words; null where nobody said
 * @param role the reader's own role
 * @param isRequired whether it can't be held without the reader
 * @param isRetired whether the reader is
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
        @Nullable Meeting meeting,
        @Nullable String site,
        String caseId,
        boolean isProtected,
        @Nullable String title,
        Form form,
        @Nullable String question,
        @Nullable String requester,
        String role,
        boolean isRequired,
        boolean isRetired,
        List<Colleague> others,
        @Nullable Known known,
        News.@Nullable Item news) {

    /** The week in which to look for it, as addresses say it. */
    public String week() {
        return IsoWeek.write(IsoWeek.mondayOf(time.from().toLocalDate()));
    }

    /**
     * Somebody else on the panel.
     *
     * @param organisation its name; empty where it is not known
     * @param phone as people write it; null where there is none
     * @param dial the address that dials it; null where there is none
     * @param mail null where there is none
     */
    record Colleague(
            String name,
            String role,
            String organisation,
            @Nullable String phone,
            @Nullable String dial,
            @Nullable String mail) {}

    /**
     * Where a consultation meets by video.
     *
     * @param host whose site the link leads to
     * @param of the name of whose link it is; null where it is the reader's own
     */
    record Meeting(String link, String host, @Nullable String of) {}

    /**
     * That the reader has met the case before.
     *
     * @param times how often
     * @param since a day on which they knew it already; null where nobody noted one
     */
    record Known(int times, @Nullable LocalDate since) {}

    /** The longest question that is shown without being unfolded, in characters; about four lines of a phone. */
    private static final int SHORT = 200;

    /** How much of a longer one is shown of it, in characters. */
    private static final int BEGINNING = 90;

    /** Whether the question is too long to stand among the rest. */
    public boolean hasLongQuestion() {
        return question != null && question.length() > SHORT;
    }

    /** How the question begins, in one line; empty where there is none. */
    public String questionBegins() {
        return question == null ? "" : Texts.proper(question.replaceAll("\\s+", " "), BEGINNING) + "…";
    }
}
