package org.samrad.inbox;

import java.time.Duration;
import org.samrad.booking.RequestBooking;
import org.samrad.question.GoneQuestions;

/**
 * Why a request needs its coordinator. Computed whenever it is asked for, so that it ends when its reason does.
 *
 * <p>Each is a condition of {@link InboxSearch}: {@code r} is the request, {@code a} its standing appointment, {@code o} what was told of
 * that, and {@code mine} and {@code revealed} say whether the reader answers for the case and may learn where and when it is.
 */
enum Attention {
    /** It waits, and its guarantee has run out or runs out within {@value #SOON_DAYS} days. */
    DUE("r.state = 'OPEN' and r.due_day <= :soon"),
    /** What it comes after is withdrawn, so it is not planned. */
    HELD_BACK("r.state = 'OPEN' and r.id in (:heldBack)"),
    /** The plan that was published last had no place for it, as it was then and is still. */
    UNPLACED("""
            r.state = 'OPEN' and exists (
                select 1 from proposal_unscheduled u join publication p on p.proposal = u.proposal
                where u.request = r.id
                and p.id = (select max(l.id) from publication l where l.proposal is not null and l.undoes is null
                    and l.undone_at is null)
                and not exists (
                    select 1 from request_event e
                    where e.request = r.id and e.what = 'CHANGED' and e.at > p.published_at))
            """),
    /** The planner gave back what the coordinator asked them to book, and nothing was asked for since. */
    RETURNED("""
            r.state = 'OPEN' and revealed and not exists (
                select 1 from hold h where h.request = r.id and h.expires_at > :now)
            and\s""" + RequestBooking.IS_RETURNED),
    /** What the planner was asked to book was held until it ended, and nobody answered; nothing was done since. */
    ASK_ENDED("""
            r.state = 'OPEN' and revealed and not exists (
                select 1 from hold h where h.request = r.id and h.expires_at > :now)
            and exists (
                select 1 from booking_ask b where b.request = r.id and b.answer is null
                and b.number = (select max(l.number) from booking_ask l where l.request = r.id))
            and not exists (
                select 1 from request_event e where e.request = r.id and e.what in ('CHANGED', 'SCHEDULED', 'RELEASED')
                and e.position > (select max(x.position) from request_event x where x.request = r.id and x.what = 'PROPOSED'))
            """),
    /** A planner asks whether something could be otherwise, and waits for the answer. */
    QUESTION("""
            mine and r.state = 'OPEN' and exists (
                select 1 from planner_question q where q.request = r.id and q.answer is null and q.kind <> 'EXTRA_MINUTES'
                and\s""" + GoneQuestions.IS_TO_COME + ")"),
    /** What is held for it ends within the hour; within a day where that waits for the planner. */
    HOLD_ENDING("""
            r.state = 'OPEN' and revealed and exists (
                select 1 from hold h where h.request = r.id and h.expires_at > :now
                and h.expires_at <= case when h.asked then :tomorrow else :nextHour end)
            """),
    /**
     * Somebody else has moved or cancelled what was published, and the reader has not looked at it since; or has undone what the reader
     * knew of. What came and went between two looks changed nothing.
     */
    CHANGED("""
            mine and (r.state = 'OPEN' or r.state = 'SCHEDULED' and revealed and r.scheduled_start >= :today)
            and exists (
                select 1 from request_event e
                where e.request = r.id and e.position > coalesce(k.position, 0) and e.account is distinct from :account
                and (e.what = 'RELEASED' or e.what = 'SCHEDULED' and exists (
                    select 1 from request_event b
                    where b.request = r.id and b.position < e.position and b.what = 'SCHEDULED' and not exists (
                        select 1 from request_event u where u.request = r.id and u.what = 'TAKEN_BACK'
                        and u.position > b.position and u.position < e.position))
                or e.what = 'TAKEN_BACK' and exists (
                    select 1 from request_event b
                    where b.request = r.id and b.position < e.position and (b.what = 'PROPOSED' or b.what = 'SCHEDULED'
                        and (b.position <= coalesce(k.position, 0) or b.account = :account)))))
            """),
    /** Somebody on the panel does not come to what is published, and no planner has decided what becomes of that. */
    DECLINED("""
            mine and r.state = 'SCHEDULED' and revealed and a.start_time > :localNow and exists (
                select 1 from panel_answer p
                join appointment_participant q on q.appointment = p.appointment and q.specialist = p.specialist
                where p.appointment = a.id and p.given = 'DECLINED' and p.lifted_at is null
                and p.start_time = a.start_time and p.end_time = a.end_time
                and not exists (select 1 from repair d where d.answer = p.id and d.decision is not null))
            """),
    /** Its consultation has been, and nobody has told what became of it. */
    NO_OUTCOME("r.state = 'SCHEDULED' and revealed and a.end_time < :localNow and o.appointment is null");

    /** From how many days before its due day a waiting request needs attention. */
    static final int SOON_DAYS = 7;

    /** How long before its end a hold needs attention. */
    static final Duration HOLD_ENDS = Duration.ofHours(1);

    /** The same where it waits for a planner. */
    static final Duration ASKED_ENDS = Duration.ofDays(1);

    private final String condition;

    Attention(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** Whether the days left don't say so already. */
    public boolean isSaid() {
        return this != DUE;
    }
}
