package org.samrad.answer;

import java.util.UUID;

/** An answer does not count, and nothing was changed: what it answers to is not what is. */
public class AnswerRefused extends RuntimeException {

    /** Why. */
    public enum Why {
        /** The consultation is cancelled, or held with somebody else. */
        GONE,
        /** It has another time, way or place than was shown. */
        CHANGED,
        /** It has begun. */
        BEGUN,
        /** It is too late to take the answer back; another can be given. */
        TOO_LATE
    }

    private final Why why;

    AnswerRefused(Why why, UUID appointment) {
        super("The answer to appointment %s does not count: %s.".formatted(appointment, why));
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
