package org.samrad.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.AssumedChange;

/**
 * Whether something could be otherwise.
 *
 * @param request the id of the request that would get a place
 * @param soFar what it is so far: a day, minutes, times, ways to meet or ids of sites with commas between, days or minutes
 *     between two, or what a role asks for; empty where that is said by the relaxation itself
 * @param reason why it is asked; null where the planner decided alone and gave none
 * @param askedBy the name of whoever asks
 * @param askedByAccount their account
 * @param answer null while there is none
 * @param word what whoever answered said with it; null where nothing
 * @param answeredBy their name
 * @param answeredByAccount their account
 * @param needed whether what was agreed to had to become so, and has; null while that is not settled, and where nobody agreed
 * @param ledTo what became of the request after a yes; null while nobody has looked
 * @param isHeld whether a time is held that was proposed after a yes
 * @param stands whether its request waits for a time, and the time that is asked for is still to come
 */
record PlannersQuestion(
        long number,
        String request,
        Relaxation relaxation,
        String soFar,
        @Nullable String reason,
        String askedBy,
        String askedByAccount,
        Instant askedAt,
        @Nullable Answer answer,
        @Nullable String word,
        @Nullable String answeredBy,
        @Nullable String answeredByAccount,
        @Nullable Instant answeredAt,
        @Nullable Boolean needed,
        @Nullable LedTo ledTo,
        boolean isHeld,
        boolean stands) {

    /** What can become of it. */
    enum Answer {
        YES,
        NO,
        /** The planner decided without asking. */
        ALONE,
        /** They did, and what they assumed is assumed no more. */
        UNDONE,
        /** It is asked no more: what it is about has changed. */
        GONE,
        /** A coordinator passed it on to planners, who may ask it. */
        SENT
    }

    /** Whether somebody agreed, and nothing was changed by it: the request did without. */
    boolean isWithoutEffect() {
        return answer == Answer.YES && Boolean.FALSE.equals(needed);
    }

    /** Whether somebody agreed, and a time is proposed that does without it: it becomes so where that is not booked. */
    boolean isUnsettled() {
        return answer == Answer.YES && ledTo == LedTo.PROPOSED && needed == null;
    }

    /** What is given up where somebody agrees. */
    AssumedChange asAgreed() {
        return new AssumedChange(1, request, relaxation);
    }

    /** What is told when it ends, see {@link QuestionEnded}. */
    QuestionEnded ended(@Nullable Boolean agreed, @Nullable String by) {
        return new QuestionEnded(number, request, askedByAccount, agreed, by);
    }

    /** How it stands, as pages say it after {@code question.led.}; null unless the answer was yes. */
    @Nullable
    String led() {
        if (answer != Answer.YES) {
            return null;
        }
        return ledTo == null ? "LOOKING" : ledTo == LedTo.PROPOSED && !isHeld ? "ENDED" : ledTo.name();
    }

    /** Whether it waits for an answer: not where what it is about is settled or over. */
    boolean isOpen() {
        return answer == null && stands;
    }

    /** Whether planners have it from a coordinator, and it still would be of use. */
    boolean isSent() {
        return answer == Answer.SENT && stands;
    }

    /** The specialist whose it is to decide; null where it is the coordinators'. */
    @Nullable
    String specialist() {
        return specialist(relaxation);
    }

    static @Nullable String specialist(Relaxation relaxation) {
        return relaxation instanceof ExtraMinutes extra ? extra.specialist() : null;
    }
}
