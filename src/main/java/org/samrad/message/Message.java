package org.samrad.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.time.IsoWeek;
import org.samrad.time.TimeRange;

/**
 * Something that an account was told, as one who may still read it reads it.
 *
 * @param as the role in which they are told
 * @param specialist the id of the specialist as whom they are told; null unless they are told as one
 * @param request null where it is about many, or none
 * @param appointment the consultation that it is about; null where it is about the request
 * @param sequence the appointment's version then
 * @param startBefore when it began before; null where nothing was or that is no matter
 * @param time of the consultation as it was then, or as it was before it was cancelled; null where it is about no time
 * @param site the site's name; null unless on site
 * @param terms what is answered to, see {@link org.samrad.schedule.Appointment#terms}; null where it is about no time
 * @param about the name of who declined or has not answered; null where it is about nobody
 * @param why in words of whoever did it; null where nobody gave a reason
 * @param question the number of the planner's question that it is about; null where it is about none
 * @param amount how many things it is about; null where that is no matter
 * @param title of the request as filed; null where it has none
 * @param form null where the request is no longer there
 * @param isProtected whether it is about a case of which nothing but a time may be told
 */
public record Message(
        long number,
        Kind kind,
        AccountRole as,
        @Nullable String specialist,
        @Nullable String request,
        @Nullable UUID appointment,
        int sequence,
        @Nullable LocalDateTime startBefore,
        @Nullable TimeRange time,
        @Nullable Mode mode,
        @Nullable String site,
        @Nullable String terms,
        @Nullable String about,
        @Nullable String why,
        @Nullable Long question,
        @Nullable Integer amount,
        Instant createdAt,
        boolean isRead,
        @Nullable String title,
        @Nullable Form form,
        boolean isProtected) {

    /** What it tells. */
    public enum Kind {
        /** To somebody on a panel: a consultation is theirs. */
        NEW,
        /** It has another time, place or way to meet. */
        MOVED,
        /** Others are on the panel. */
        PANEL,
        /** It is not held, or not with them. */
        CANCELLED,
        /** They have not answered. */
        REMINDER,
        /** They declined, and it stays as it is. */
        EXPECTED,
        /** To who answers for a request: a consultation is published for it. */
        SCHEDULED,
        RESCHEDULED,
        /** Others come. */
        REPLACED,
        /** There is none any more. */
        RELEASED,
        /** Somebody on the panel declines. */
        DECLINED,
        /** They have taken that back. */
        TAKEN_BACK,
        /** It stays as it is, although somebody declines. */
        KEPT,
        /** A planner gave back what was asked for. */
        RETURNED,
        WITHDRAWN,
        /** Somebody else has changed it. */
        CHANGED,
        /** What they held has ended. */
        HOLD_ENDED,
        /** Somebody on the panel does not answer, although they were reminded. */
        UNANSWERED,
        /** A planner asks whether something could be otherwise that they decided. */
        QUESTION,
        /** They have not answered that. */
        QUESTION_WAITS,
        /** To the planner who asked: they have not answered although they were reminded. */
        QUESTION_SILENT,
        /** To who was asked, and who asked: nobody needs to answer any more. */
        QUESTION_GONE,
        /** To planners: a coordinator passes on what a specialist decides. */
        SENT,
        /** To the planner who asked. */
        AGREED,
        DISAGREED,
        /** To who was asked and agreed, and who asked: it did not become so, since the request has a place without it. */
        NOT_NEEDED,
        /** Somebody on the panel is absent then. */
        ABSENT,
        /** To planners: somebody on the panel declines, and what becomes of it waits for them. */
        TO_DECIDE,
        /** To planners: published consultations are against a rule since planning data were changed. */
        BROKEN,
        /** To who answers for requests: an import has changed them. */
        IMPORTED
    }

    private static final Set<Kind> TO_ANSWER = Set.of(Kind.NEW, Kind.MOVED, Kind.REMINDER);

    /** Whether it asks for an answer. */
    public boolean asksForAnswer() {
        return as == AccountRole.SPECIALIST && TO_ANSWER.contains(kind);
    }

    /** Whether it may say what is asked for: a specialist who is asked about their time is not on a panel for it. */
    public boolean tellsWhat() {
        return request != null && (as != AccountRole.SPECIALIST || !isProtected && question == null);
    }

    /** Whether it tells another start than the one before. */
    public boolean hasNewStart() {
        return time != null && startBefore != null && !time.from().equals(startBefore);
    }

    /** The message key of what the link says that leads there. */
    public String linkText() {
        if (as == AccountRole.SPECIALIST) {
            return "message.to-week";
        }
        return switch (kind) {
            case TO_DECIDE -> "message.to-decide";
            case BROKEN -> "message.to-broken";
            default -> request == null ? "message.to-requests" : "message.to-request";
        };
    }

    /** Where it leads: to what it is about, as the reader sees that. */
    public String leadsTo() {
        if (as == AccountRole.SPECIALIST) {
            return time == null
                    ? "/my"
                    : "/my?week=" + IsoWeek.write(IsoWeek.mondayOf(time.from().toLocalDate()));
        }
        return switch (kind) {
            case SENT -> "/plan/published/requests/" + request;
            case TO_DECIDE -> "/plan/bookings";
            case BROKEN -> "/plan/broken";
            case HOLD_ENDED -> "/requests/" + request + "/suggestions";
            default -> request == null ? "/requests?news=true" : "/requests/" + request;
        };
    }
}
