package org.samrad.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.explain.Relaxation;

/**
 * Whether something could be otherwise.
 *
 * @param request the id of the request that would get a place
 * @param soFar what it is so far: a day, ways to meet or ids of sites with commas between, or what a role asks for; empty where that is
 *     said by the relaxation itself
 * @param reason why it is asked; null where the planner decided alone and gave none
 * @param askedBy the name of whoever asks
 * @param answer null while there is none
 * @param word what whoever answered said with it; null where nothing
 * @param answeredBy their name
 * @param stands whether its request waits for a time, and the time that is asked for is still to come
 */
record PlannersQuestion(
        long number,
        String request,
        Relaxation relaxation,
        String soFar,
        @Nullable String reason,
        String askedBy,
        Instant askedAt,
        @Nullable Answer answer,
        @Nullable String word,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        boolean stands) {

    /** What can become of it. */
    enum Answer {
        YES,
        NO,
        /** The planner decided without asking. */
        ALONE,
        /** It is asked no more: what it is about has changed. */
        GONE
    }

    /** Whether it waits for an answer: not where what it is about is settled or over. */
    boolean isOpen() {
        return answer == null && stands;
    }

    /** The specialist whose it is to decide; null where it is the coordinators'. */
    @Nullable
    String specialist() {
        return relaxation instanceof Relaxation.ExtraMinutes extra ? extra.specialist() : null;
    }
}
